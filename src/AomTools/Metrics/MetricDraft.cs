using System;
using System.Collections.Generic;

namespace AomTools.Metrics;

/// <summary>One metric as a source read it, before validation: its series, raw value and time, and the violations that the source found.</summary>
internal readonly struct MetricDraft(
    SeriesDraft series, object? value, string? type, DateTimeOffset time, IReadOnlyList<AomViolation>? violations = null, bool isCount = false, string? property = null, bool isNow = false)
{
    public SeriesDraft Series { get; } = series;

    /// <summary>A number of any .NET type, text, a time span, or null.</summary>
    public object? Value { get; } = value;

    /// <summary>The type from the input, unchecked; null if the value determines it.</summary>
    public string? Type { get; } = type;

    public DateTimeOffset Time { get; } = time;

    /// <summary>The violations that the source found, such as a counter status or an unreadable time; null if there are none.</summary>
    public IReadOnlyList<AomViolation>? Violations { get; } = violations;

    /// <summary>True for a NumberOfItems counter, whose whole values are int regardless of their .NET type.</summary>
    public bool IsCount { get; } = isCount;

    /// <summary>The property, column or counter with the value, for messages; null if it has no name.</summary>
    public string? Property { get; } = property;

    /// <summary>True if the object has no time, so that this machine's clock determined it.</summary>
    public bool IsNow { get; } = isNow;
}
