using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Metrics;

namespace AomTools.Sources;

/// <summary>Replaces wildcards of -MetricProperty with the matching properties of an object that contain a number.</summary>
internal sealed class PropertyWildcards
{
    // The properties that remoting adds to every object.
    private static readonly string[] s_foreign = ["PSComputerName", "PSShowComputerName", "RunspaceId"];

    private readonly SourceOptions _options;

    private PropertyWildcards(SourceOptions options) => _options = options;

    /// <summary>Returns null if the user specified no wildcard.</summary>
    public static PropertyWildcards? Create(SourceOptions options) => options.MetricProperties.Any(static property => property.Matches is not null) ? new PropertyWildcards(options) : null;

    /// <summary>
    /// Returns the properties to send, each once, in the order of the wildcards. A wildcard without a match stays and becomes a missing property.
    /// </summary>
    public IReadOnlyList<MetricProperty> Expand(IInputObject input)
    {
        List<MetricProperty> expanded = [];
        foreach (MetricProperty property in _options.MetricProperties)
        {
            MetricProperty[] found = property.Matches is null ? [property] : [.. Match(property, input)];
            expanded.AddRange((found.Length == 0 ? [property] : found).Where(one => !expanded.Exists(known => Same(known.Name, one.Name))));
        }

        return expanded;
    }

    private IEnumerable<MetricProperty> Match(MetricProperty wildcard, IInputObject input) =>
        from name in input.Names
        where wildcard.Matches!(name) && !IsOther(name) && input.TryRead(name, out object? value) && IsNumber(value)
        select new MetricProperty(name) { Unit = wildcard.Unit, Type = wildcard.Type };

    // Includes numbers that AOM does not accept: they cause an error instead of a silent omission.
    private static bool IsNumber(object? value) => NumberReader.TryRead(value, out _, out AomViolation? problem) || problem!.Rule is not ("ValueNotNumber" or "ValueMissing");

    private bool IsOther(string name) =>
        Same(name, _options.TimestampProperty) || TimestampResolver.IsColumn(name) || _options.DimensionProperties.Any(other => Same(name, other)) || s_foreign.Any(other => Same(name, other));

    private static bool Same(string a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
