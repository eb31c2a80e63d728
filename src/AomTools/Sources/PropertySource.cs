using System.Collections.Generic;
using AomTools.Metrics;

namespace AomTools.Sources;

/// <summary>Reads one metric per property of -MetricProperty from any object.</summary>
internal sealed class PropertySource(SourceOptions options, TimestampResolver timestamps, SeriesDraftCache drafts)
{
    private readonly List<AomViolation> _violations = [];
    private readonly PropertyWildcards? _wildcards = PropertyWildcards.Create(options);

    public void Read(IInputObject input, IDraftHandler handler)
    {
        _violations.Clear();
        KeyValuePair<string, string?>[] dimensions = Dimensions(input);
        DraftTime time = timestamps.FromObject(input, handler);
        if (time.Violation is not null)
        {
            _violations.Add(time.Violation);
        }

        ReadValues(input, dimensions, time, handler);
    }

    private void ReadValues(IInputObject input, KeyValuePair<string, string?>[] dimensions, in DraftTime time, IDraftHandler handler)
    {
        IReadOnlyList<MetricProperty> properties = _wildcards is null ? options.MetricProperties : _wildcards.Expand(input);
        SeriesDraft?[] series = _wildcards is null ? drafts.GetForResource(dimensions, properties.Count) : new SeriesDraft?[properties.Count];
        IReadOnlyList<AomViolation>? shared = _violations.Count == 0 ? null : [.. _violations];
        List<AomViolation>? missing = null;
        for (int i = 0; i < series.Length; i++)
        {
            MetricProperty property = properties[i];
            PropertyValue read = property.Read(input);
            if (read.IsFound && read.Problem is null)
            {
                SeriesDraft draft = Draft(ref series[i], property, read.Value, dimensions);
                handler.HandleDraft(
                    new MetricDraft(draft, LocalNumber.Read(read.Value, options.Culture), options.Type ?? property.Type, time.Value, shared, isCount: false, property.Name, time.IsNow),
                    input.Target);
            }
            else
            {
                missing ??= [];
                missing.Add(property.Describe(read, input));
            }
        }

        if (missing is not null)
        {
            handler.HandleViolations(input.Target, missing);
        }
    }

    private SeriesDraft Draft(ref SeriesDraft? known, MetricProperty property, object? value, KeyValuePair<string, string?>[] dimensions)
    {
        string? unit = GetUnit(property, value);
        if (known is null || known.Unit != unit)
        {
            known = new SeriesDraft(options.Namespace, options.NamePrefix + property.Name, unit, dimensions);
            known = _wildcards is null ? known : drafts.Get(known);
        }

        return known;
    }

    private string? GetUnit(MetricProperty property, object? value) =>
        (options.UnitMap.Count > 0 && options.UnitMap.TryGetValue(property.Name, out string? mapped) ? mapped : property.Unit) ?? options.Unit ?? ValueUnit.GetUnit(value);

    private KeyValuePair<string, string?>[] Dimensions(IInputObject input)
    {
        DimensionList dimensions = new(options.SkipEmptyDimensions);
        PropertyDimensions.Read(input, options, dimensions, _violations);
        dimensions.Apply(options.Dimensions);
        HostReader.AddTo(dimensions, input, options);
        return dimensions.ToArray();
    }
}
