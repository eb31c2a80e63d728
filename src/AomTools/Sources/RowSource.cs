using System.Collections.Generic;
using AomTools.Metrics;

namespace AomTools.Sources;

/// <summary>Reads objects with a name and a value: hashtables, rows of Import-Csv and ConvertFrom-Json, and deserialized metrics.</summary>
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
        string metricName = DimensionReader.ToText(name)?.Trim() ?? string.Empty;
        SeriesDraft series = new(
            options.Namespace ?? GetText(input, "Namespace"),
            options.NamePrefix + metricName,
            options.UnitFor(metricName) ?? GetText(input, "Unit") ?? ValueUnit.GetUnit(value),
            Dimensions(input, violations));
        DraftTime time = timestamps.FromObject(input, handler);
        AddIfAny(violations, time.Violation);
        handler.HandleDraft(
            new MetricDraft(
                drafts.Get(series), LocalNumber.Read(value, options.Culture), options.Type ?? GetText(input, "Type"), time.Value, violations.Count == 0 ? null : violations, isCount: false, "Value", time.IsNow),
            input.Target);
        return true;
    }

    private KeyValuePair<string, string?>[] Dimensions(IInputObject input, List<AomViolation> violations)
    {
        DimensionList dimensions = new(options.SkipEmptyDimensions);
        if ((input.TryReadValue("Dimensions", out object? given) || input.TryReadValue("Dimension", out given)) && given is not "")
        {
            AddIfAny(violations, DimensionReader.Read(given!, input, dimensions));
        }

        PropertyDimensions.Read(input, options, dimensions, violations);
        dimensions.Apply(options.Dimensions);
        HostReader.AddTo(dimensions, input, options);
        return dimensions.ToArray();
    }

    /// <summary>True if the object has a metric name.</summary>
    public static bool HasName(IInputObject input, out object? name) =>
        input.TryRead("Name", out name) || input.TryRead("metric_name", out name) || input.TryRead("MetricName", out name);

    private static string? GetText(IInputObject input, string name) =>
        input.TryReadValue(name, out object? value) && DimensionReader.ToText(value)?.Trim() is { Length: > 0 } text ? text : null;

    private static void AddIfAny(List<AomViolation> violations, AomViolation? violation)
    {
        if (violation is not null)
        {
            violations.Add(violation);
        }
    }
}
