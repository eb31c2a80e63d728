using System;
using System.Collections;
using System.Collections.Generic;
using AomTools.Metrics;

namespace AomTools.Sources;

/// <summary>Reads sets and samples of Get-Counter: live, deserialized or selected. Samples get the time of their set, so that they share items.</summary>
internal sealed class CounterSource
{
    private const string Space = "Microsoft.PowerShell.Commands.GetCounter.";
    private const string SetType = Space + "PerformanceCounterSampleSet";
    internal const string SampleType = Space + "PerformanceCounterSample";

    private readonly string? _type;
    private readonly TimestampResolver _timestamps;
    private readonly CounterMappingCache _mappings;
    private readonly LiveCounterSample _live = new();

    public CounterSource(SourceOptions options, TimestampResolver timestamps)
    {
        _type = options.Type;
        _timestamps = timestamps;
        _mappings = new CounterMappingCache(options);
    }

    public static bool IsSampleSet(IInputObject input) =>
        SourceShape.TypeName(input) == SetType || (SourceShape.Has(input, "CounterSamples") && SourceShape.Has(input, "Timestamp"));

    public static bool IsSample(IInputObject input) =>
        SourceShape.TypeName(input) == SampleType || (SourceShape.Has(input, "Path") && SourceShape.Has(input, "CookedValue"));

    public void ReadSet(IInputObject set, IDraftHandler handler)
    {
        set.TryRead("CounterSamples", out object? samples);
        if (FindDamage(samples) is string message)
        {
            handler.HandleViolations(set.Target, [new AomViolation("CounterSamplesLost", "CounterSamples", message)]);
            return;
        }

        AomViolation? badTime = _timestamps.Resolve(set, out DateTimeOffset time, "Timestamp");
        int count = samples is ICollection several ? several.Count : 1;
        foreach (object? sample in samples is IEnumerable list and not IDictionary ? list : new[] { samples })
        {
            if (sample is not null)
            {
                LiveCounterSample? live = _live.MoveTo(sample, set, count);
                IInputObject view = live ?? set.View(sample);
                ReadSample(view, set, time, badTime, handler);
            }
        }
    }

    public void ReadSample(IInputObject sample, IDraftHandler handler)
    {
        AomViolation? badTime = _timestamps.Resolve(sample, out DateTimeOffset time, "Timestamp");
        ReadSample(sample, sample, time, badTime, handler);
    }

    private void ReadSample(IInputObject sample, IInputObject set, DateTimeOffset time, AomViolation? badTime, IDraftHandler handler)
    {
        sample.TryRead("Path", out object? path);
        sample.TryRead("Status", out object? status);
        AomViolation? badStatus = CounterStatus.Check(status);
        CounterMapping? mapping = _mappings.Find(path as string, sample, set, badStatus is null, handler);
        if (mapping is null)
        {
            handler.HandleViolations(sample.Target, [new AomViolation("CounterPath", "Path", MessageText.Format(Strings.SourceCounterPath, MessageText.Clip(DimensionReader.ToText(path) ?? string.Empty)))]);
            return;
        }

        sample.TryRead("CookedValue", out object? value);
        handler.HandleDraft(new MetricDraft(mapping.Series, value, ChooseType(mapping), time, JoinViolations(badStatus ?? mapping.Problem, badTime), mapping.IsCount), sample.Target);
    }

    // Null leaves the choice to the series.
    private string? ChooseType(CounterMapping mapping) => _type ?? (mapping.IsCount ? null : "float");

    private static List<AomViolation>? JoinViolations(AomViolation? badStatus, AomViolation? badTime)
    {
        if (badStatus is null && badTime is null)
        {
            return null;
        }

        List<AomViolation> violations = [];
        if (badStatus is not null)
        {
            violations.Add(badStatus);
        }

        if (badTime is not null)
        {
            violations.Add(badTime);
        }

        return violations;
    }

    // Remoting at its default depth reduces each sample to its type name.
    private static string? FindDamage(object? samples)
    {
        switch (samples)
        {
            case null or "":
                return Strings.SourceSamplesEmpty;
            case string:
                return Strings.SourceSamplesLost;
            case ICollection { Count: 0 }:
                return Strings.SourceSamplesEmpty;
            case IList list when list[0] is string:
                return Strings.SourceSamplesLost;
            default:
                return null;
        }
    }
}
