using System;
using AomTools.Metrics;

namespace AomTools;

/// <summary>One value of one series at one time, immutable and within AOM's limits. Deserialized metrics are validated again.</summary>
public sealed class AomMetric
{
    private readonly MetricNumber _number;
    private readonly short _offsetMinutes;

    internal AomMetric(MetricSeries series, MetricNumber number, bool isInt, long collectTime, short offsetMinutes)
    {
        Series = series;
        _number = number;
        IsInt = isInt;
        CollectTime = collectTime;
        _offsetMinutes = offsetMinutes;
    }

    /// <summary>The namespace, <c>service.item</c>, 3 to 32 characters.</summary>
    public string Namespace => Series.Resource.Namespace;

    /// <summary>The metric_name, 1 to 255 characters.</summary>
    public string Name => Series.Name;

    /// <summary>The value, at least 0: Int64 or UInt64 for whole numbers, Double for the rest.</summary>
    public object Value => _number.ToObject();

    /// <summary><c>int</c> or <c>float</c>, as on the wire.</summary>
    public string Type => IsInt ? "int" : "float";

    /// <summary>The unit, at most 32 characters, or null.</summary>
    public string? Unit => Series.Unit;

    /// <summary>The dimensions: 1 to 50, in input order, with names of 1 to 32 and values of 1 to 64 characters.</summary>
    public AomDimensions Dimensions => Series.Resource.Dimensions;

    /// <summary>The collect time, to the millisecond, with the UTC offset of the input.</summary>
    public DateTimeOffset Timestamp => DateTimeOffset.FromUnixTimeMilliseconds(CollectTime).ToOffset(TimeSpan.FromMinutes(_offsetMinutes));

    /// <summary>The collect time in milliseconds since 1970-01-01 UTC; a number, so that every serializer preserves it.</summary>
    public long CollectTime { get; }

    internal MetricSeries Series { get; }

    internal MetricNumber Number => _number;

    internal bool IsInt { get; }

    /// <summary>One line with namespace, name, dimensions, value, unit and time.</summary>
    public override string ToString() =>
        $"{Namespace} {Name}{{{Dimensions}}} {_number}{(Unit is null ? string.Empty : " " + Unit)} @ {MetricTime.ToText(Timestamp)}";
}
