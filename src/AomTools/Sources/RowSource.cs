using System;
using System.Collections.Generic;
using AomTools.Metrics;

namespace AomTools.Sources;

/// <summary>Reads objects with name and value: hashtables, rows of Import-Csv and ConvertFrom-Json, and deserialized metrics.</summary>
internal sealed class RowSource(SourceOptions options, TimestampResolver timestamps, SeriesDraftCache drafts)
{
    /// <summary>Reads an object with a name and a value; false, without any effect, if one is missing.</summary>
    public bool TryRead(IInputObject input, IDraftHandler handler)
    {
        if (!input.TryRead("Value", out object? value) || !HasName(input, out object? name))
        {
            return false;
        }

        List<AomViolation> violations = [];
        string? metricName = options.NamePrefix + DimensionReader.ToText(name);
        SeriesDraft series = new(
            options.Namespace ?? TextOf(input, "Namespace"),
            metricName,
            options.Unit ?? TextOf(input, "Unit") ?? ValueUnit.GetUnit(value),
            Dimensions(input, violations));
        AomViolation? badTime = options.TimestampProperty is null
            ? timestamps.ResolveRow(input, out DateTimeOffset time)
            : timestamps.ResolveProperty(input, options.TimestampProperty, out time);
        AddIfAny(violations, badTime);
        handler.HandleDraft(new MetricDraft(drafts.Get(series), value, options.Type ?? TextOf(input, "Type"), time, violations.Count == 0 ? null : violations), input.Target);
        return true;
    }

    private KeyValuePair<string, string?>[] Dimensions(IInputObject input, List<AomViolation> violations)
    {
        DimensionList dimensions = new();
        if ((input.TryRead("Dimensions", out object? given) || input.TryRead("Dimension", out given)) && given is not (null or ""))
        {
            AddIfAny(violations, DimensionReader.Read(given, input, dimensions));
        }

        PropertyDimensions.Read(input, options.DimensionProperties, dimensions, violations);
        dimensions.Apply(options.Dimensions);
        if (dimensions.Count == 0 && !options.NoHostDimension)
        {
            dimensions.AddHost(options.Host);
        }

        return dimensions.ToArray();
    }

    private static bool HasName(IInputObject input, out object? name) =>
        input.TryRead("Name", out name) || input.TryRead("metric_name", out name) || input.TryRead("MetricName", out name);

    private static string? TextOf(IInputObject input, string name) =>
        input.TryRead(name, out object? value) && DimensionReader.ToText(value) is string text && text.Length > 0 ? text : null;

    private static void AddIfAny(List<AomViolation> violations, AomViolation? violation)
    {
        if (violation is not null)
        {
            violations.Add(violation);
        }
    }
}
