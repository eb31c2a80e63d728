using System;
using AomTools.Queries;

namespace AomTools;

/// <summary>A sample of the result of a PromQL query.</summary>
public sealed class AomQuerySample
{
    private readonly long _time;

    internal AomQuerySample(long time, double value, string? name, AomDimensions labels)
    {
        _time = time;
        Value = value;
        Name = name;
        Labels = labels;
    }

    /// <summary>The time of the sample, as local time with its offset.</summary>
    public DateTimeOffset Timestamp => DateTimeOffset.FromUnixTimeMilliseconds(_time).ToLocalTime();

    /// <summary>The metric name, which is the label __name__; null if the query removes it.</summary>
    public string? Name { get; }

    /// <summary>The other labels.</summary>
    public AomDimensions Labels { get; }

    /// <summary>The value; NaN and infinity are possible.</summary>
    public double Value { get; }

    internal long Time => _time;

    /// <summary>Name, labels, value and time on one line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}{{{Labels}}} {Value:R} @ {PointText.Time(_time)}");
}
