using System;
using System.Collections.Generic;

namespace AomTools.Metrics;

/// <summary>One metric as a source read it, before validation: series, raw value, time and the violations that the source found.</summary>
internal readonly struct MetricDraft(
    SeriesDraft series, object? value, string? type, DateTimeOffset time, IReadOnlyList<AomViolation>? violations = null, bool isCount = false, string? property = null, bool isNow = false)
{
    public SeriesDraft Series { get; } = series;

    /// <summary>A number of any .NET type, text, a time span, or null.</summary>
    public object? Value { get; } = value;

    /// <summary>The type from the input, unchecked; null to choose by the value.</summary>
    public string? Type { get; } = type;

    public DateTimeOffset Time { get; } = time;

    /// <summary>Violations that the source found, such as a counter status or an unreadable time; null if none.</summary>
    public IReadOnlyList<AomViolation>? Violations { get; } = violations;

    /// <summary>True for a NumberOfItems counter: its whole values are int, whatever their .NET type.</summary>
    public bool IsCount { get; } = isCount;

    /// <summary>The property, column or counter with the value, for messages; null if it has no name.</summary>
    public string? Property { get; } = property;

    /// <summary>True if the object has no time, so that this machine's clock decided.</summary>
    public bool IsNow { get; } = isNow;
}
