namespace AomTools.Queries;

/// <summary>A data point as read: a time in milliseconds since 1970 UTC and its statistics, with NaN for missing ones.</summary>
internal readonly record struct PointValues(long Time, double Average, double Minimum, double Maximum, double Sum, double SampleCount)
{
    /// <summary>True for the filler of a gap. Requests specify null, but the service was seen to return -1 for all statistics of a silent resource.</summary>
    public bool IsEmpty => SampleCount <= 0 || (IsFill(Average) && IsFill(Minimum) && IsFill(Maximum) && IsFill(Sum) && IsFill(SampleCount));

    public PointValues WithoutValues() => new(Time, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);

    private static bool IsFill(double value) => double.IsNaN(value) || value == -1;
}
