using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AomTools.Sources;

/// <summary>The user's options for converting objects to metrics; null or empty if not set.</summary>
internal sealed class SourceOptions
{
    private bool? _namesHost;

    public string? Namespace { get; init; }

    /// <summary>Constant dimensions in order. They replace those of the object.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Dimensions { get; init; } = [];

    public string? Unit { get; init; }

    /// <summary>"int" or "float", or null to choose by the value.</summary>
    public string? Type { get; init; }

    public string? NamePrefix { get; init; }

    public IReadOnlyList<MetricProperty> MetricProperties { get; init; } = [];

    public IReadOnlyList<string> DimensionProperties { get; init; } = [];

    /// <summary>Omits dimensions without a value, which are otherwise errors.</summary>
    public bool SkipEmptyDimensions { get; init; }

    public string? TimestampProperty { get; init; }

    /// <summary>The user's zone for times without an offset; null for this machine's.</summary>
    public TimeZoneInfo? TimeZone { get; init; }

    /// <summary>The notation of numbers and dates in text; null for the invariant one.</summary>
    public CultureInfo? Culture { get; init; }

    /// <summary>The time of every metric, instead of the object's own.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The user's names for counters and counter sets; keys ignore case.</summary>
    public IReadOnlyDictionary<string, string> NameMap { get; init; } = new Dictionary<string, string>();

    /// <summary>The user's own units, by the text of a counter, the name of a metric or a property, ignoring case.</summary>
    public IReadOnlyDictionary<string, string> UnitMap { get; init; } = new Dictionary<string, string>();

    /// <summary>The host of objects that do not name one: this machine.</summary>
    public string Host { get; init; } = HostName.Normalize(Environment.MachineName);

    public bool NoHostDimension { get; init; }

    /// <summary>True if the property that names the object's computer is a dimension under its own name.</summary>
    public bool NamesHost => _namesHost ??= DimensionProperties.Any(HostReader.IsColumn);

    /// <summary>Returns the user's unit for a name, or the unit for all names; null if there is none.</summary>
    public string? UnitFor(string name) => UnitMap.Count > 0 && UnitMap.TryGetValue(name, out string? unit) ? unit : Unit;

    /// <summary>Returns the user's unit for the first of these names that has one, or the unit for all names; null if there is none.</summary>
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
