using System;
using System.Collections.Generic;
using System.Linq;

namespace AomTools.Queries;

/// <summary>
/// The metrics of one series in the input, as the statistics that AOM must return. If two metrics have the same time, the later counts, as in AOM.
/// </summary>
internal sealed class SentSeries(SeriesKey key)
{
    private readonly Dictionary<long, double> _values = [];

    public SeriesKey Key { get; } = key;

    public int Count => _values.Count;

    public long First { get; private set; } = long.MaxValue;

    public long Last { get; private set; } = long.MinValue;

    public void Add(long time, double value)
    {
        _values[time] = value;
        First = Math.Min(First, time);
        Last = Math.Max(Last, time);
    }

    /// <summary>
    /// Compares with the data points of the range. It compares totals, not periods: no document states which end of a period the time of a data point is.
    /// </summary>
    public AomMetricDataCheck Compare(SeriesPoints? returned, TimeSpan elapsed)
    {
        PointValues[] points = [.. (returned?.Points ?? []).Where(static point => !point.IsEmpty)];
        long count = (long)points.Sum(static point => double.IsNaN(point.SampleCount) ? 0 : point.SampleCount);
        return count < Count ? Result(AomMetricDataStatus.Missing, count, count == 0 ? Strings.CheckNone : MessageText.Format(Strings.CheckFewer, count, Count), elapsed)
            : Difference(points, isExact: count == Count) is string difference ? Result(AomMetricDataStatus.Different, count, difference, elapsed)
            : Result(AomMetricDataStatus.Matched, count, count == Count ? Strings.CheckMatched : MessageText.Format(Strings.CheckMore, count - Count), elapsed);
    }

    // Other samples in the range can only extend the extremes and increase the sum, because values are not negative.
    private string? Difference(PointValues[] points, bool isExact) =>
        Compare("Minimum", _values.Values.Min(), points.Min(static point => point.Minimum), isExact, static (sent, returned) => returned <= sent)
        ?? Compare("Maximum", _values.Values.Max(), points.Max(static point => point.Maximum), isExact, static (sent, returned) => returned >= sent)
        ?? Compare("Sum", _values.Values.Sum(), points.Sum(static point => point.Sum), isExact, static (sent, returned) => returned >= sent);

    private static string? Compare(string statistic, double sent, double returned, bool isExact, Func<double, double, bool> contains) =>
        IsClose(sent, returned) || (!isExact && contains(sent, returned)) ? null : MessageText.Format(Strings.CheckDifferent, statistic, returned, sent);

    // The last digits of a sum depend on the order of its terms.
    private static bool IsClose(double one, double other) => Math.Abs(one - other) <= 1e-9 * Math.Max(Math.Abs(one), Math.Abs(other));

    private AomMetricDataCheck Result(AomMetricDataStatus status, long returned, string message, TimeSpan elapsed) => new(this, status, returned, message, elapsed);
}
