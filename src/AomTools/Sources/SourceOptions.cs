using System;
using System.Collections.Generic;

namespace AomTools.Sources;

/// <summary>What a user said about how objects become metrics. Null or empty where nothing was said.</summary>
internal sealed class SourceOptions
{
    public string? Namespace { get; init; }

    /// <summary>Constant dimensions, in order; they win over what the object says.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Dimensions { get; init; } = [];

    public string? Unit { get; init; }

    /// <summary>"int" or "float", or null to choose by the value.</summary>
    public string? Type { get; init; }

    public string? NamePrefix { get; init; }

    public IReadOnlyList<string> MetricProperties { get; init; } = [];

    public IReadOnlyList<string> DimensionProperties { get; init; } = [];

    public string? TimestampProperty { get; init; }

    /// <summary>The zone of times that carry no offset.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Local;

    /// <summary>A time that holds for every object, whatever it says.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The user's own names for counters and counter sets, by the counter's text without regard to case.</summary>
    public IReadOnlyDictionary<string, string> NameMap { get; init; } = new Dictionary<string, string>();

    /// <summary>This machine, the host of objects that name none.</summary>
    public string Host { get; init; } = Environment.MachineName;

    public bool NoHostDimension { get; init; }
}
