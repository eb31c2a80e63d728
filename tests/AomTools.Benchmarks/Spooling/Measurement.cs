using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace AomTools.Benchmarks.Spooling;

/// <summary>The time, CPU time and allocations of one piece of work.</summary>
internal sealed record Measurement(TimeSpan Elapsed, TimeSpan Cpu, long Allocated)
{
    public static async Task<Measurement> TakeAsync(Func<Task> work)
    {
        GC.Collect();
        using Process self = Process.GetCurrentProcess();
        TimeSpan cpu = self.TotalProcessorTime;
        long allocated = GC.GetTotalAllocatedBytes();
        Stopwatch watch = Stopwatch.StartNew();
        await work();
        TimeSpan elapsed = watch.Elapsed;
        self.Refresh();
        return new Measurement(elapsed, self.TotalProcessorTime - cpu, GC.GetTotalAllocatedBytes() - allocated);
    }

    /// <summary>Thousands of values per second with the range of all rounds, and what one value costs: medians.</summary>
    public static string Describe(IReadOnlyList<Measurement> rounds, long values) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Rate(values, Median(rounds, round => round.Elapsed.TotalSeconds)),5:0} ({Rate(values, rounds.Max(round => round.Elapsed.TotalSeconds)):0}-{Rate(values, rounds.Min(round => round.Elapsed.TotalSeconds)):0}) thousand/s, CPU {Median(rounds, round => round.Cpu.TotalMicroseconds) / values:0.00} us, {Median(rounds, round => round.Allocated) / values:0} bytes");

    /// <summary>The median of the ratios of two sides that were measured in turn.</summary>
    public static double CompareRates(IReadOnlyList<Measurement> direct, IReadOnlyList<Measurement> spooled) =>
        Median([.. direct.Zip(spooled, (one, other) => one.Elapsed / other.Elapsed)]);

    /// <summary>The same for the CPU time, which other processes disturb less.</summary>
    public static double CompareCpu(IReadOnlyList<Measurement> direct, IReadOnlyList<Measurement> spooled) =>
        Median([.. direct.Zip(spooled, (one, other) => one.Cpu / other.Cpu)]);

    /// <summary>The median of the elapsed seconds.</summary>
    public static double Seconds(IReadOnlyList<Measurement> rounds) => Median(rounds, static round => round.Elapsed.TotalSeconds);

    /// <summary>The median of the microseconds of CPU time.</summary>
    public static double CpuMicroseconds(IReadOnlyList<Measurement> rounds) => Median(rounds, static round => round.Cpu.TotalMicroseconds);

    public static double Median(double[] figures)
    {
        Array.Sort(figures);
        return figures[figures.Length / 2];
    }

    private static double Rate(long values, double seconds) => values / seconds / 1000;

    private static double Median(IReadOnlyList<Measurement> rounds, Func<Measurement, double> figure) => Median([.. rounds.Select(figure)]);
}
