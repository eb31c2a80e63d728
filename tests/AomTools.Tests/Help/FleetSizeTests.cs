using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using AomTools.Tests.Examples;
using AomTools.Tests.Hosting;
using Microsoft.PowerShell.Commands.GetCounter;
using Xunit;

namespace AomTools.Tests.Help;

/// <summary>Holds the sizes that about_AomTools_Fleet gives against the module itself: what -WhatIf counts for the counters of Send-ServerCounters.ps1.</summary>
public sealed class FleetSizeTests : IDisposable
{
    // restrictions page: an account holds this many series.
    private const int SeriesOfAccount = 400_000;
    private const int MinutesOfDay = 24 * 60;

    private static readonly AboutTopic s_topic = new("about_AomTools_Fleet");

    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Lists_the_sizes_of_fleets()
    {
        Size one = Count(1);
        foreach (int servers in new[] { 1, 10, 100 })
        {
            AssertRow(servers, one, Count(servers).Requests);
        }

        // A gateway serves 1,000 servers.
        long requests = Count(1000).Requests;
        AssertRow(1000, one, requests);
        AssertRow(10_000, one, 10 * requests);
    }

    [Fact]
    public void Lists_what_follows_from_them()
    {
        Size one = Count(1);
        s_topic.AssertSays($"{one.Values} series, {Number(one.Bytes)} bytes: {one.Bytes / one.Values} bytes per metric");
        s_topic.AssertSays($"{Number(SeriesOfAccount)} / {one.Values} = {Number(SeriesOfAccount / one.Values)} servers");
        s_topic.AssertSays($"{one.Values} x {Number(MinutesOfDay * 30)} = {Number(one.Values * MinutesOfDay * 30L)} metrics");
        s_topic.AssertSays($"{Number(one.Bytes)} x {Number(MinutesOfDay)} = {Number(one.Bytes * MinutesOfDay)} bytes");
        s_topic.AssertSays($"{Number(1000 * one.Bytes)} x {Number(MinutesOfDay)} = {Number(1000 * one.Bytes * MinutesOfDay)} bytes");
        s_topic.AssertSays($"256 x 1,048,576 / {Number(1000 * one.Bytes)} = {256L * 1024 * 1024 / (1000 * one.Bytes)} minutes");
    }

    [Fact]
    public void Lists_what_all_processes_would_cost()
    {
        Size all = Count([TestCounters.Processes()]);
        s_topic.AssertSays($"250 x 28 = {Number(all.Values)} series, {Number(all.Bytes)} bytes in {all.Requests} requests: {all.Bytes / all.Values} bytes per metric");
        s_topic.AssertSays($"{Number(SeriesOfAccount)} / {Number(all.Values)} = {SeriesOfAccount / all.Values} such servers");
    }

    private static void AssertRow(int servers, Size one, long gateway) => s_topic.AssertSays(string.Join(
        " ", Number(servers), Number(servers * one.Values), Number(servers * one.Values), Number(servers * one.Bytes), Number(servers), Number(gateway)));

    private Size Count(int servers) => Count([.. Enumerable.Range(1, servers).Select(Server)]);

    private Size Count(PerformanceCounterSampleSet[] sets)
    {
        _session.Host.Lines.Clear();
        _session.Pipe(sets, "$input | New-AomMetric | Send-AomMetricData -WhatIf").ThrowIfFailed();
        Match told = Regex.Match(string.Join(" ", _session.Host.Lines), @"Send (\d+) metrics? in (\d+) requests?, (\d+) bytes");
        long[] numbers = [.. told.Groups.Values.Skip(1).Select(group => long.Parse(group.Value, CultureInfo.InvariantCulture))];
        return new Size(numbers[0], numbers[1], numbers[2]);
    }

    // Two disks, the system's own volume and the total; two network cards.
    private static PerformanceCounterSampleSet Server(int number)
    {
        string[] paths = [.. new ExampleScript("Send-ServerCounters.ps1").DefaultOf("Counter").Select(path => path.ToLowerInvariant()).SelectMany(path =>
            !path.Contains("(*)", StringComparison.Ordinal) ? [path]
            : path.StartsWith(@"\logicaldisk", StringComparison.Ordinal) ? Instances(path, "c:", "d:", "harddiskvolume1", "_total")
            : Instances(path, "ethernet", "ethernet 2"))];
        PerformanceCounterSampleSet set = TestCounters.Set([.. paths.Select((path, i) => Sample(number, path, i))]);
        set.Timestamp = DateTime.UtcNow;
        return set;
    }

    private static string[] Instances(string path, params string[] names) => [.. names.Select(name => path.Replace("(*)", $"({name})", StringComparison.Ordinal))];

    // Readings with all the digits that a double has, but whole ones where the counter counts things.
    private static PerformanceCounterSample Sample(int server, string path, int index)
    {
        bool whole = path.EndsWith("mbytes", StringComparison.Ordinal) || path.EndsWith("queue length", StringComparison.Ordinal);
        double share = ((server * 0.754877666246693) + (index * 0.618033988749895)) % 1;
        double value = whole ? Math.Floor(share * 10_000) : path.EndsWith("bytes received/sec", StringComparison.Ordinal) ? share * 1e6 : share * 100;
        PerformanceCounterType type = whole ? PerformanceCounterType.NumberOfItems64
            : path.EndsWith("up time", StringComparison.Ordinal) ? PerformanceCounterType.ElapsedTime
            : PerformanceCounterType.RawFraction;
        return TestCounters.Sample(FormattableString.Invariant($@"\\srv{server:d5}{path}"), value, type: type);
    }

    private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private sealed record Size(long Values, long Requests, long Bytes);
}
