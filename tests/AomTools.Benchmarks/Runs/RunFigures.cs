namespace AomTools.Benchmarks.Runs;

/// <summary>The figures of a measurement.</summary>
internal sealed record RunFigures(RunPlan Plan, long Values, double Seconds, double CpuSeconds, long Requests, long Bytes, double PeakMegabytes)
{
    public double PerSecond => Values / Seconds;

    public double MicrosecondsEach => Seconds * 1e6 / Values;

    public double BytesEach => Values == 0 ? 0 : (double)Bytes / Values;

    /// <summary>The ratio of the values per second to those of another measurement.</summary>
    public double Over(RunFigures? other) => other is null ? double.NaN : PerSecond / other.PerSecond;
}
