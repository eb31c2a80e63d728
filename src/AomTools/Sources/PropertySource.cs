using System;
using System.Collections.Generic;
using AomTools.Metrics;

namespace AomTools.Sources;

/// <summary>Any object at all: the properties that the user named become one metric each.</summary>
internal sealed class PropertySource(SourceOptions options, TimestampResolver timestamps, SeriesDraftCache drafts)
{
    private readonly List<AomViolation> _problems = [];

    public void Read(IInputObject input, IDraftHandler handler)
    {
        _problems.Clear();
        KeyValuePair<string, string?>[] dimensions = Dimensions(input);
        DateTimeOffset time = default;
        AomViolation? late = options.TimestampProperty is null
            ? timestamps.Resolve(input, out time)
            : timestamps.OfNamed(input, options.TimestampProperty, out time);
        if (late is not null)
        {
            _problems.Add(late);
        }

        ReadValues(input, dimensions, time, handler);
    }

    private void ReadValues(IInputObject input, KeyValuePair<string, string?>[] dimensions, DateTimeOffset time, IDraftHandler handler)
    {
        SeriesDraft?[] series = drafts.OfResource(dimensions, options.MetricProperties.Count);
        IReadOnlyList<AomViolation>? shared = _problems.Count == 0 ? null : [.. _problems];
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
        PropertyDimensions.Read(input, options.DimensionProperties, dimensions, _problems);
        dimensions.Apply(options.Dimensions);
        if (dimensions.Count == 0 && !options.NoHostDimension)
        {
            dimensions.AddHost(options.Host);
        }

        return dimensions.ToArray();
    }
}
