using System;
using System.Collections.Generic;
using System.Linq;

namespace AomTools.Queries;

/// <summary>The metrics of one series in the input, as the statistics that AOM must return for them. Of two metrics at one time, the later counts, as in AOM.</summary>
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

    /// <summary>Compares with the data points of the range. Which end of a period its time names is not documented, so totals are compared, not periods.</summary>
    public AomMetricDataCheck Compare(SeriesPoints? returned, TimeSpan elapsed)
    {
        PointValues[] points = [.. (returned?.Points ?? []).Where(static point => !point.IsEmpty)];
        long count = (long)points.Sum(static point => double.IsNaN(point.SampleCount) ? 0 : point.SampleCount);
        return count < Count ? Result(AomMetricDataStatus.Missing, count, count == 0 ? Strings.CheckNone : MessageText.Format(Strings.CheckFewer, count, Count), elapsed)
            : Difference(points, isExact: count == Count) is string difference ? Result(AomMetricDataStatus.Different, count, difference, elapsed)
            : Result(AomMetricDataStatus.Matched, count, count == Count ? Strings.CheckMatched : MessageText.Format(Strings.CheckMore, count - Count), elapsed);
    }

    // With other samples in the range, their extremes can only be further out and their sum only larger: values are not negative.
    private string? Difference(PointValues[] points, bool isExact) =>
        Compare("Minimum", _values.Values.Min(), points.Min(static point => point.Minimum), isExact, static (sent, returned) => returned <= sent)
        ?? Compare("Maximum", _values.Values.Max(), points.Max(static point => point.Maximum), isExact, static (sent, returned) => returned >= sent)
        ?? Compare("Sum", _values.Values.Sum(), points.Sum(static point => point.Sum), isExact, static (sent, returned) => returned >= sent);

    private static string? Compare(string statistic, double sent, double returned, bool isExact, Func<double, double, bool> contains) =>
        IsClose(sent, returned) || (!isExact && contains(sent, returned)) ? null : MessageText.Format(Strings.CheckDifferent, statistic, returned, sent);

    // Sums differ in the last digits with the order of their parts.
    private static bool IsClose(double one, double other) => Math.Abs(one - other) <= 1e-9 * Math.Max(Math.Abs(one), Math.Abs(other));

    private AomMetricDataCheck Result(AomMetricDataStatus status, long returned, string message, TimeSpan elapsed) => new(this, status, returned, message, elapsed);
}
