using System;
using System.Collections.Generic;
using AomTools.Metrics;

namespace AomTools.Sources;

/// <summary>Any object at all: the properties that the user named become one metric each.</summary>
internal sealed class PropertySource(SourceOptions options, DraftTimes times, SeriesDraftCache drafts)
{
    private readonly List<AomViolation> _problems = [];

    public void Read(ISourceObject input, ISourceSink sink)
    {
        _problems.Clear();
        KeyValuePair<string, string?>[] dimensions = Dimensions(input);
        DateTimeOffset time = default;
        AomViolation? late = options.TimestampProperty is null
            ? times.Of(input, out time)
            : times.OfNamed(input, options.TimestampProperty, out time);
        if (late is not null)
        {
            _problems.Add(late);
        }

        IReadOnlyList<AomViolation>? shared = _problems.Count == 0 ? null : [.. _problems];
        List<AomViolation> missing = [];
        foreach (string name in options.MetricProperties)
        {
            if (input.TryRead(name, out object? value))
            {
                SeriesDraft series = drafts.Get(new SeriesDraft(options.Namespace, options.NamePrefix + name, options.Unit ?? UnitOf(value), dimensions));
                sink.Take(new MetricDraft(series, value, options.Type, time, shared), input.Target);
            }
            else
            {
                missing.Add(new AomViolation("PropertyMissing", name, Text.Format(Strings.SourcePropertyMissing, name, SourceShape.Names(input))));
            }
        }

        if (missing.Count > 0)
        {
            sink.Refuse(input.Target, missing);
        }
    }

    // A span of time goes out in seconds, so that is its unit unless the user says otherwise.
    private static string? UnitOf(object? value) => value is TimeSpan ? "s" : null;

    private KeyValuePair<string, string?>[] Dimensions(ISourceObject input)
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
