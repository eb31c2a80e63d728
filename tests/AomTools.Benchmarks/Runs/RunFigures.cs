namespace AomTools.Benchmarks.Runs;

/// <summary>What a measurement gave.</summary>
internal sealed record RunFigures(RunPlan Plan, long Values, double Seconds, double CpuSeconds, long Requests, long Bytes, double PeakMegabytes)
{
    public double PerSecond => Values / Seconds;

    public double MicrosecondsEach => Seconds * 1e6 / Values;

    public double BytesEach => Values == 0 ? 0 : (double)Bytes / Values;

    /// <summary>How many times as many values a second as another.</summary>
    public double Over(RunFigures? other) => other is null ? double.NaN : PerSecond / other.PerSecond;
}
