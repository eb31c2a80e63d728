using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;

namespace AomTools.Benchmarks.Soak;

/// <summary>The resources of this process at one time.</summary>
internal sealed record SoakSample(double WorkingSetMegabytes, double HeapMegabytes, int Files, TimeSpan Cpu)
{
    // Less than this is noise.
    private const int SamplesMin = 9;

    public static SoakSample Take()
    {
        long heap = GC.GetTotalMemory(forceFullCollection: true);
        using Process self = Process.GetCurrentProcess();
        return new SoakSample(self.WorkingSet64 / 1048576.0, heap / 1048576.0, self.HandleCount, self.TotalProcessorTime);
    }

    /// <summary>Compares the middle third of a soak with the last one; returns what has grown.</summary>
    public static IEnumerable<string> FindGrowth(IReadOnlyList<SoakSample> samples)
    {
        int third = samples.Count / 3;
        SoakSample[] middle = [.. samples.Skip(third).Take(third)];
        SoakSample[] last = [.. samples.Skip(2 * third)];
        return samples.Count < SamplesMin ? [] : new[]
        {
            Compare("working set in MB", Median(middle, sample => sample.WorkingSetMegabytes), Median(last, sample => sample.WorkingSetMegabytes), 16),
            Compare("managed heap in MB", Median(middle, sample => sample.HeapMegabytes), Median(last, sample => sample.HeapMegabytes), 4),
            Compare("open files", Median(middle, sample => sample.Files), Median(last, sample => sample.Files), 16),
        }.OfType<string>();
    }

    public string Describe(SoakSample before, TimeSpan interval) => string.Create(
        CultureInfo.InvariantCulture,
        $"working set {WorkingSetMegabytes:0} MB heap {HeapMegabytes:0.0} MB files {Files} CPU {(Cpu - before.Cpu) / interval:0.0%}");

    private static string? Compare(string what, double before, double after, double tolerance) =>
        after <= (before * 1.2) + tolerance ? null : string.Create(CultureInfo.InvariantCulture, $"The {what} grew from {before:0.0} to {after:0.0}.");

    private static double Median(SoakSample[] samples, Func<SoakSample, double> figure) => samples.Select(figure).Order().ElementAt(samples.Length / 2);
}
