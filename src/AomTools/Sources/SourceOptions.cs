using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AomTools.Sources;

/// <summary>The user's options for turning objects into metrics; null or empty if not set.</summary>
internal sealed class SourceOptions
{
    private bool? _namesHost;

    public string? Namespace { get; init; }

    /// <summary>Constant dimensions in order; they replace those of the object.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Dimensions { get; init; } = [];

    public string? Unit { get; init; }

    /// <summary>"int" or "float", or null to choose by the value.</summary>
    public string? Type { get; init; }

    public string? NamePrefix { get; init; }

    public IReadOnlyList<MetricProperty> MetricProperties { get; init; } = [];

    public IReadOnlyList<string> DimensionProperties { get; init; } = [];

    /// <summary>Omits dimensions without a value, which otherwise are errors.</summary>
    public bool SkipEmptyDimensions { get; init; }

    public string? TimestampProperty { get; init; }

    /// <summary>The zone that the user specified for times without an offset, or null for this machine's.</summary>
    public TimeZoneInfo? TimeZone { get; init; }

    /// <summary>The notation of numbers and dates in text, or null for the invariant one.</summary>
    public CultureInfo? Culture { get; init; }

    /// <summary>The time of every metric, instead of the object's own.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The user's names for counters and counter sets; keys ignore case.</summary>
    public IReadOnlyDictionary<string, string> NameMap { get; init; } = new Dictionary<string, string>();

    /// <summary>The user's own units, by the text of a counter, the name of a metric or a property, ignoring case.</summary>
    public IReadOnlyDictionary<string, string> UnitMap { get; init; } = new Dictionary<string, string>();

    /// <summary>The host of objects that name none: this machine.</summary>
    public string Host { get; init; } = HostName.Normalize(Environment.MachineName);

    public bool NoHostDimension { get; init; }

    /// <summary>True if a property of the object that names its computer is a dimension, under its own name.</summary>
    public bool NamesHost => _namesHost ??= DimensionProperties.Any(HostReader.IsColumn);

    /// <summary>The unit that the user specified for a name, or else for all; null if for neither.</summary>
    public string? UnitFor(string name) => UnitMap.Count > 0 && UnitMap.TryGetValue(name, out string? unit) ? unit : Unit;

    /// <summary>The unit that the user specified for the first of these names, or else for all; null if for none.</summary>
    public string? UnitFor(params string[] names)
    {
        foreach (string name in UnitMap.Count == 0 ? [] : names)
        {
            if (UnitMap.TryGetValue(name, out string? unit))
            {
                return unit;
            }
        }

        return Unit;
    }
}
