using System;
using AomTools.Queries;

namespace AomTools;

/// <summary>A data point of a series: the statistics of the samples of one period.</summary>
public sealed class AomMetricDataPoint
{
    private readonly SeriesKey _key;
    private readonly PointValues _values;

    internal AomMetricDataPoint(SeriesKey key, string? unit, int periodSec, in PointValues values, SeriesSummary? summary)
    {
        _key = key;
        Unit = unit;
        PeriodSec = periodSec;
        _values = values;
        Summary = summary;
    }

    /// <summary>The time of the period as AOM returns it, as local time with its offset.</summary>
    public DateTimeOffset Timestamp => DateTimeOffset.FromUnixTimeMilliseconds(_values.Time).ToLocalTime();

    /// <summary>The time in milliseconds since 1970-01-01 UTC; a number, so that every serializer preserves it.</summary>
    public long CollectTime => _values.Time;

    /// <summary>The namespace.</summary>
    public string Namespace => _key.Namespace;

    /// <summary>The metric name.</summary>
    public string Name => _key.Name;

    /// <summary>The dimensions of the series.</summary>
    public AomDimensions Dimensions => _key.Dimensions;

    /// <summary>The unit; null if AOM does not return one.</summary>
    public string? Unit { get; }

    /// <summary>The period in seconds.</summary>
    public int PeriodSec { get; }

    /// <summary>The mean of the samples; null if it was not requested or the period has no samples.</summary>
    public double? Average => Known(_values.Average);

    /// <summary>The smallest sample; null if it was not requested or the period has no samples.</summary>
    public double? Minimum => Known(_values.Minimum);

    /// <summary>The largest sample; null if it was not requested or the period has no samples.</summary>
    public double? Maximum => Known(_values.Maximum);

    /// <summary>The sum of the samples; null if it was not requested or the period has no samples.</summary>
    public double? Sum => Known(_values.Sum);

    /// <summary>The number of samples; null if it was not requested or the period has none.</summary>
    public double? SampleCount => Known(_values.SampleCount);

    internal SeriesKey Key => _key;

    internal PointValues Values => _values;

    /// <summary>The summary of all points of the series in this run, for the view.</summary>
    internal SeriesSummary? Summary { get; }

    /// <summary>Series, time and statistics on one line.</summary>
    public override string ToString() => $"{_key} {PointText.Describe(_values)}{(Unit is null ? string.Empty : " " + Unit)} @ {PointText.Time(_values.Time)}";

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
