using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AomTools.Benchmarks.Fleet;

/// <summary>Prints what a simulated fleet did.</summary>
internal sealed class FleetReport(FleetPlan plan, IReadOnlyDictionary<int, FleetSecond> seconds, FleetHost[] hosts, DateTimeOffset start, TimeSpan processorTime)
{
    public void Write()
    {
        Line($"{plan.Hosts} hosts, {plan.Metrics} metrics per minute, starts over {plan.SpreadSec} s, {plan.RequestsPerSecond} requests per second, Retry-After {plan.RetryAfterSec} s, {plan.Retries} retries, outage {(plan.IsSilent ? "silent" : "503")}, login {plan.LogsIn}");
        WritePhase("before", 0, 60 * plan.BeforeMinutes);
        WritePhase("outage", 60 * plan.BeforeMinutes, 60 * (plan.BeforeMinutes + plan.OutageMinutes));
        WritePhase("after", 60 * (plan.BeforeMinutes + plan.OutageMinutes), int.MaxValue);
        for (int minute = 0; minute < plan.AfterMinutes && plan.OutageMinutes > 0; minute++)
        {
            int from = 60 * (plan.BeforeMinutes + plan.OutageMinutes + minute);
            WritePhase("+" + minute.ToString(CultureInfo.InvariantCulture), from, from + 60);
        }

        WriteDelivery();
        int runs = hosts.Sum(host => host.Runs);
        Line($"processor time of the engine per run: {1000 * processorTime.TotalMilliseconds / runs:0} µs; bytes per host and minute before the outage: {seconds.Where(second => second.Key < 60 * plan.BeforeMinutes).Sum(second => second.Value.Bytes) / Math.Max(1, plan.Hosts * plan.BeforeMinutes)}");
    }

    private void WritePhase(string name, int from, int to)
    {
        FleetSecond[] phase = [.. seconds.Where(second => second.Key >= from && second.Key < to).Select(second => second.Value)];
        if (phase.Length > 0)
        {
            Line($"{name,-8} requests {phase.Sum(second => second.Requests),8}  accepted {phase.Sum(second => second.Accepted),8}  logins {phase.Sum(second => second.Logins),7}  429 {phase.Sum(second => second.Rejected),8}  failed {phase.Sum(second => second.Failed),8}  busiest second {phase.Max(second => second.Requests),6}");
        }
    }

    private void WriteDelivery()
    {
        int runs = hosts.Sum(host => host.Runs);
        long stored = hosts.Sum(host => host.StoredMetrics);
        long collected = (long)runs * plan.Metrics;
        Line($"runs {runs}, starts skipped {hosts.Sum(host => host.Skipped)}, metrics collected {collected}, stored {stored}, in spools {collected - stored}");
        TimeSpan[] delays = [.. hosts.SelectMany(host => host.Stored).Select(item => start + item.Stored - DateTimeOffset.FromUnixTimeMilliseconds(item.Collected))];
        Line($"oldest when stored: {delays.DefaultIfEmpty().Max():c}");
        TimeSpan[] drained = [.. hosts.Where(host => plan.OutageMinutes > 0).Select(FindDrained).Order()];
        if (drained.Length > 0)
        {
            Line($"backlog of a host stored after the end of the outage: median {drained[drained.Length / 2]:c}, 95 percent {drained[drained.Length * 95 / 100]:c}, last {drained[^1]:c}");
        }

        TimeSpan[] live = [.. hosts.SelectMany(host => host.Stored).Where(IsLive).Select(item => start + item.Stored - DateTimeOffset.FromUnixTimeMilliseconds(item.Collected)).Order()];
        if (live.Length > 0)
        {
            Line($"delay of metrics collected after the outage: median {live[live.Length / 2]:c}, 99 percent {live[live.Length * 99 / 100]:c}, maximum {live[^1]:c}");
        }
    }

    private TimeSpan FindDrained(FleetHost host) => host.Stored
        .Where(item => DateTimeOffset.FromUnixTimeMilliseconds(item.Collected) < start + plan.OutageEnd && item.Stored >= plan.OutageEnd)
        .Select(item => item.Stored - plan.OutageEnd).DefaultIfEmpty().Max();

    private bool IsLive((long Collected, TimeSpan Stored) item) => DateTimeOffset.FromUnixTimeMilliseconds(item.Collected) >= start + plan.OutageEnd;

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
