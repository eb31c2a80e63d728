using System;
using System.Collections.Generic;
using AomTools.Metrics;

namespace AomTools.Sources;

/// <summary>Reads one metric per property of -MetricProperty from any object.</summary>
internal sealed class PropertySource(SourceOptions options, TimestampResolver timestamps, SeriesDraftCache drafts)
{
    private readonly List<AomViolation> _violations = [];

    public void Read(IInputObject input, IDraftHandler handler)
    {
        _violations.Clear();
        KeyValuePair<string, string?>[] dimensions = Dimensions(input);
        DateTimeOffset time = default;
        AomViolation? badTime = options.TimestampProperty is null
            ? timestamps.Resolve(input, out time)
            : timestamps.ResolveProperty(input, options.TimestampProperty, out time);
        if (badTime is not null)
        {
            _violations.Add(badTime);
        }

        ReadValues(input, dimensions, time, handler);
    }

    private void ReadValues(IInputObject input, KeyValuePair<string, string?>[] dimensions, DateTimeOffset time, IDraftHandler handler)
    {
        SeriesDraft?[] series = drafts.GetForResource(dimensions, options.MetricProperties.Count);
        IReadOnlyList<AomViolation>? shared = _violations.Count == 0 ? null : [.. _violations];
        List<AomViolation>? missing = null;
        for (int i = 0; i < series.Length; i++)
        {
            string name = options.MetricProperties[i];
            if (input.TryRead(name, out object? value))
            {
                SeriesDraft draft = Draft(ref series[i], name, value, dimensions);
                handler.HandleDraft(new MetricDraft(draft, value, options.Type, time, shared), input.Target);
            }
            else
            {
                missing ??= [];
                missing.Add(new AomViolation("PropertyMissing", name, MessageText.Format(Strings.SourcePropertyMissing, name, SourceShape.Names(input))));
            }
        }

        if (missing is not null)
        {
            handler.HandleViolations(input.Target, missing);
        }
    }

    private SeriesDraft Draft(ref SeriesDraft? known, string name, object? value, KeyValuePair<string, string?>[] dimensions)
    {
        string? unit = options.Unit ?? ValueUnit.GetUnit(value);
        return known is not null && known.Unit == unit
            ? known
            : known = new SeriesDraft(options.Namespace, options.NamePrefix + name, unit, dimensions);
    }

    private KeyValuePair<string, string?>[] Dimensions(IInputObject input)
    {
        DimensionList dimensions = new();
        PropertyDimensions.Read(input, options.DimensionProperties, dimensions, _violations);
        dimensions.Apply(options.Dimensions);
        if (dimensions.Count == 0 && !options.NoHostDimension)
        {
            dimensions.AddHost(options.Host);
        }

        return dimensions.ToArray();
    }
}
