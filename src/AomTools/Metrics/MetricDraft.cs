using System;
using System.Collections.Generic;

namespace AomTools.Metrics;

/// <summary>One value as a source read it, not yet checked: a series, a raw value, a time, and whatever the source itself found wrong.</summary>
internal readonly struct MetricDraft(SeriesDraft series, object? value, string? type, DateTimeOffset time, IReadOnlyList<AomViolation>? problems = null, bool isCount = false)
{
    public SeriesDraft Series { get; } = series;

    /// <summary>A number of any .NET type, text, a time span, or null.</summary>
    public object? Value { get; } = value;

    /// <summary>The type from the input, unchecked; null to choose by the value.</summary>
    public string? Type { get; } = type;

    public DateTimeOffset Time { get; } = time;

    /// <summary>What the source found wrong: a bad counter status, a time that cannot be read. Null when nothing.</summary>
    public IReadOnlyList<AomViolation>? Problems { get; } = problems;

    /// <summary>True for a counter of things: its whole values are int, whatever their .NET type.</summary>
    public bool IsCount { get; } = isCount;
}
