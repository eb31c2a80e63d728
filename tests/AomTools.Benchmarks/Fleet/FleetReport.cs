using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;

namespace AomTools.Benchmarks.Fleet;

/// <summary>Prints what a simulated fleet did.</summary>
internal sealed class FleetReport(FleetPlan plan, IReadOnlyDictionary<int, FleetSecond> seconds, FleetHost[] hosts, DateTimeOffset start, TimeSpan processorTime, string? warnings)
{
    private int OutageStart => 60 * plan.BeforeMinutes;

    private int OutageEnd => 60 * (plan.BeforeMinutes + plan.OutageMinutes);

    public void Write()
    {
        Line($"{plan}");
        WritePhase("before", 0, OutageStart);
        WritePhase("outage", OutageStart, OutageEnd);
        WritePhase("after", OutageEnd, int.MaxValue);
        for (int minute = 0; minute < plan.AfterMinutes && plan.OutageMinutes > 0; minute++)
        {
            WritePhase("+" + minute.ToString(CultureInfo.InvariantCulture), OutageEnd + (60 * minute), OutageEnd + (60 * minute) + 60);
        }

        WriteDelivery();
        WriteCost();
        Line($"{warnings ?? "no warnings"}");
    }

    private void WritePhase(string name, int from, int to)
    {
        FleetSecond[] phase = [.. seconds.Where(second => second.Key >= from && second.Key < to).Select(second => second.Value)];
        if (phase.Length > 0)
        {
            string logins = phase.Sum(second => second.Logins + second.RejectedLogins) is 0 ? string.Empty : Format($"  logins {phase.Sum(second => second.Logins),7}  429 {phase.Sum(second => second.RejectedLogins),7}");
            string metadata = phase.Sum(second => second.MetadataRequests) is 0 ? string.Empty : Format($"  metadata {phase.Sum(second => second.MetadataRequests),7}  429 {phase.Sum(second => second.RejectedMetadataRequests),5}");
            Line($"{name,-8} requests {phase.Sum(second => second.Reports),8}  accepted {phase.Sum(second => second.Accepted),8}  429 {phase.Sum(second => second.Rejected),8}  failed {phase.Sum(second => second.Failed),8}  busiest second {phase.Max(second => second.Reports),6}{logins}{metadata}");
        }
    }

    private void WriteDelivery()
    {
        int runs = hosts.Sum(host => host.Runs);
        long stored = hosts.Sum(host => host.StoredMetrics);
        long collected = (long)runs * plan.Metrics;
        Line($"runs {runs}, starts skipped {hosts.Sum(host => host.Skipped)}, metrics collected {collected}, stored {stored}, in spools {collected - stored}");
        Line($"oldest when stored: {hosts.SelectMany(host => host.Stored).Select(GetDelay).DefaultIfEmpty().Max():c}");
        WriteQuantiles("backlog of a host stored after the end of the outage", plan.OutageMinutes > 0 ? hosts.Select(FindDrained) : []);
        WriteQuantiles("delay of metrics collected after the outage", hosts.SelectMany(host => host.Stored).Where(IsLive).Select(GetDelay));
    }

    private void WriteCost()
    {
        using Process process = Process.GetCurrentProcess();
        int runs = hosts.Sum(host => host.Runs);
        long bytes = seconds.Where(second => second.Key < OutageStart).Sum(second => second.Value.Bytes);
        Line($"processor time per run, with the simulation: {processorTime.TotalMilliseconds / runs:0.00} ms; bytes per host and minute before the outage: {bytes / Math.Max(1, plan.Hosts * plan.BeforeMinutes)}; peak memory: {process.PeakWorkingSet64 / 1_000_000} MB");
    }

    private static void WriteQuantiles(string name, IEnumerable<TimeSpan> times)
    {
        TimeSpan[] sorted = [.. times.Order()];
        if (sorted.Length > 0)
        {
            Line($"{name}: median {sorted[sorted.Length / 2]:c}, 95 percent {sorted[sorted.Length * 95 / 100]:c}, 99 percent {sorted[(int)(sorted.Length * 99L / 100)]:c}, last {sorted[^1]:c}");
        }
    }

    private TimeSpan GetDelay((long Collected, TimeSpan Stored) item) => start + item.Stored - DateTimeOffset.FromUnixTimeMilliseconds(item.Collected);

    private TimeSpan FindDrained(FleetHost host) => host.Stored
        .Where(item => !IsLive(item) && item.Stored >= plan.OutageEnd)
        .Select(item => item.Stored - plan.OutageEnd).DefaultIfEmpty().Max();

    private bool IsLive((long Collected, TimeSpan Stored) item) => DateTimeOffset.FromUnixTimeMilliseconds(item.Collected) >= start + plan.OutageEnd;

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Line(FormattableString text) => Console.WriteLine(Format(text));
}
