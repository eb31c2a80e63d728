using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using AomTools.Benchmarks.Data;
using AomTools.Delivery.Spool;
using AomTools.Tests;

namespace AomTools.Benchmarks.Spooling;

/// <summary>
/// Prints what a spool costs: sending by way of it and replaying a backlog, each in turn with direct sending, and writing with few and many pending
/// entries. Other processes disturb both sides alike, so that the ratios count.
/// </summary>
internal sealed class SpoolReport(int rounds)
{
    // The runtime compiles what is hot in several steps.
    private const int WarmUpRounds = 3;
    private const int SentMetrics = 500_000;
    private const int SentMetricsWithDelay = 100_000;
    private const int DelayMilliseconds = 20;

    // As many as a full buffer leaves.
    private const int PipelineEntry = 2000;
    private static readonly (int Entries, int PerEntry)[] s_backlogs = [(10, 5000), (1000, 200), (20_000, 10), (20_000, 50)];
    private static readonly int[] s_pending = [10, 100_000];

    public async Task RunAsync()
    {
        await SendAsync(0, SentMetrics);
        await SendAsync(DelayMilliseconds, SentMetricsWithDelay);
        await PipelineAsync(0, SentMetrics);
        foreach ((int entries, int perEntry) in s_backlogs)
        {
            await ReplayAsync(0, entries, perEntry);
            await ReplayAsync(DelayMilliseconds, entries, perEntry);
        }

        await WriteAsync();
    }

    /// <summary>Compares sending with a spool to sending without one.</summary>
    public async Task SendAsync(int delayMilliseconds, int count)
    {
        using SpoolFixture fixture = await SpoolFixture.StartAsync(delayMilliseconds);
        AomMetric[] metrics = SpoolFixture.CreateMetrics(count);
        await CompareAsync(
            string.Create(CultureInfo.InvariantCulture, $"send {count} metrics, response after {delayMilliseconds} ms"),
            count,
            round => Task.CompletedTask,
            round => fixture.SendAsync(metrics, null, count),
            round => fixture.SendAsync(metrics, Name(round), count));
    }

    /// <summary>The same from the pipeline of a shell, which is what users see, and the replay of as many by a shell.</summary>
    public async Task PipelineAsync(int delayMilliseconds, int count)
    {
        using SpoolFixture fixture = await SpoolFixture.StartAsync(delayMilliseconds);
        await CompareAsync(
            string.Create(CultureInfo.InvariantCulture, $"send {count} metrics from the pipeline, response after {delayMilliseconds} ms"),
            count,
            round => Task.CompletedTask,
            round => Task.Run(() => fixture.SendFromPipeline(InputKind.Metric, count, null)),
            round => Task.Run(() => fixture.SendFromPipeline(InputKind.Metric, count, Name(round))));
        AomMetric[] metrics = SpoolFixture.CreateMetrics(count);
        await CompareAsync(
            string.Create(CultureInfo.InvariantCulture, $"replay {count} metrics, direct from the pipeline, response after {delayMilliseconds} ms"),
            count,
            round => Task.Run(() => fixture.WriteBacklog(Name(round), metrics, PipelineEntry)),
            round => Task.Run(() => fixture.SendFromPipeline(InputKind.Metric, count, null)),
            round => Task.Run(() => fixture.SendFromPipeline(InputKind.Metric, 0, Name(round))));
    }

    /// <summary>Compares the replay of a backlog to sending the same metrics directly.</summary>
    public async Task ReplayAsync(int delayMilliseconds, int entries, int perEntry)
    {
        using SpoolFixture fixture = await SpoolFixture.StartAsync(delayMilliseconds);
        int count = entries * perEntry;
        AomMetric[] metrics = SpoolFixture.CreateMetrics(count);
        await CompareAsync(
            string.Create(CultureInfo.InvariantCulture, $"replay {entries} entries of {perEntry} metrics, response after {delayMilliseconds} ms"),
            count,
            round => Task.Run(() => fixture.WriteBacklog(Name(round), metrics, perEntry)),
            round => fixture.SendAsync(metrics, null, count),
            round => fixture.SendAsync([], Name(round), count));
    }

    /// <summary>Measures the cost of an entry and of a metric with few and many pending entries.</summary>
    public async Task WriteAsync()
    {
        const int Entries = 200;
        const int PerEntry = 500;
        using SpoolFixture fixture = await SpoolFixture.StartAsync(0);
        AomMetric[] metrics = SpoolFixture.CreateMetrics(PerEntry);
        foreach (int pending in s_pending)
        {
            fixture.WriteBacklog(Name(pending), SpoolFixture.CreateMetrics(pending), 1);
        }

        List<double>[] create = [[], []];
        List<double>[] append = [[], []];
        for (int round = 0; round < WarmUpRounds + rounds; round++)
        {
            for (int side = 0; side < s_pending.Length; side++)
            {
                (double created, double appended) = Write(fixture, Name(s_pending[side]), metrics, Entries);
                create[side].Add(created);
                append[side].Add(appended);
            }
        }

        for (int side = 0; side < s_pending.Length; side++)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"write with {s_pending[side]} pending entries: an entry {Describe(create[side])} us, a metric {Describe(append[side])} us"));
        }
    }

    // The first entry of a process counts the pending ones, once.
    private static (double Create, double Append) Write(SpoolFixture fixture, string name, AomMetric[] metrics, int entries)
    {
        using SpoolTarget target = fixture.OpenTarget(name);
        target.CreateEntry().Dispose();
        TimeSpan create = TimeSpan.Zero;
        TimeSpan append = TimeSpan.Zero;
        for (int i = 0; i < entries; i++)
        {
            long start = Stopwatch.GetTimestamp();
            using SpoolEntryFile entry = target.CreateEntry();
            create += Stopwatch.GetElapsedTime(start);
            start = Stopwatch.GetTimestamp();
            Array.ForEach(metrics, entry.Append);
            append += Stopwatch.GetElapsedTime(start);
            entry.Settle([], []);
        }

        return (create.TotalMicroseconds / entries, append.TotalMicroseconds / entries / metrics.Length);
    }

    private async Task CompareAsync(string title, long values, Func<int, Task> prepare, Func<int, Task> sendDirect, Func<int, Task> sendSpooled)
    {
        SpoolComparison run = await SpoolComparison.MeasureAsync(title, values, (WarmUpRounds, rounds), prepare, sendDirect, sendSpooled);
        Console.WriteLine(title);
        Console.WriteLine("  direct " + Measurement.Describe(run.Direct, values));
        Console.WriteLine("  spool  " + Measurement.Describe(run.Spooled, values));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  spool reaches {run.RateShare:0%} of direct, {run.CpuShare:0%} by CPU time (medians of {rounds})"));
    }

    private static string Name(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Describe(List<double> figures)
    {
        figures.RemoveRange(0, WarmUpRounds);
        double[] sorted = [.. figures];
        double median = Measurement.Median(sorted);
        return string.Create(CultureInfo.InvariantCulture, $"{median:0.0} ({sorted[0]:0.0}-{sorted[^1]:0.0})");
    }
}
