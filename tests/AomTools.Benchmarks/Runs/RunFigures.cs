using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AomTools.Benchmarks.Service;

namespace AomTools.Benchmarks.Runs;

/// <summary>The figures of a measurement. The CPU time is that of the sending process, in all its threads.</summary>
internal sealed record RunFigures(Load Load, long Values, double Seconds, double CpuSeconds, double PeakMegabytes, ServiceCounts Service)
{
    public double PerSecond => Values / Seconds;

    public double MicrosecondsEach => Seconds * 1e6 / Values;

    public double CpuMicrosecondsEach => CpuSeconds * 1e6 / Values;

    public double BytesEach => (double)Service.Bytes / Values;

    /// <summary>Returns the measurement with the median rate.</summary>
    public static RunFigures Median(IReadOnlyCollection<RunFigures> figures) => figures.OrderBy(static run => run.PerSecond).ElementAt(figures.Count / 2);

    /// <summary>Parses the line that a process prints about a measurement.</summary>
    public static double[] Parse(string line) => Array.ConvertAll(line.Trim().Split(' '), text => double.Parse(text, CultureInfo.InvariantCulture));

    /// <summary>The ratio of the metrics per second to those of another measurement; NaN if it was not made.</summary>
    public double Over(RunFigures? other) => other is null ? double.NaN : PerSecond / other.PerSecond;

    /// <summary>The ratio of the time per metric to that of another measurement; NaN if it was not made.</summary>
    public double TimeOver(RunFigures? other) => 1 / Over(other);
}
