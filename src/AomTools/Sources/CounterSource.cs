using System;
using System.Collections;
using System.Collections.Generic;
using AomTools.Metrics;

namespace AomTools.Sources;

/// <summary>Get-Counter's sets and samples, live, deserialized or selected. All samples of a set have the set's time, so that they share items.</summary>
internal sealed class CounterSource
{
    private const string Space = "Microsoft.PowerShell.Commands.GetCounter.";
    private const string SetType = Space + "PerformanceCounterSampleSet";
    internal const string SampleType = Space + "PerformanceCounterSample";

    // Whole numbers above this are not exact in the double that a cooked value is.
    private const double ExactMax = 9007199254740992;

    private readonly TimestampResolver _timestamps;
    private readonly CounterMappingCache _mappings;
    private readonly LiveCounterSample _live = new();

    public CounterSource(SourceOptions options, TimestampResolver timestamps)
    {
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
        if (Problem(samples) is string problem)
        {
            handler.HandleViolations(set.Target, [new AomViolation("CounterSamplesLost", "CounterSamples", problem)]);
            return;
        }

        AomViolation? late = _timestamps.Resolve(set, out DateTimeOffset time, "Timestamp");
        string? host = HostOf(set);
        int count = samples is ICollection several ? several.Count : 1;
        foreach (object? sample in samples is IEnumerable list and not IDictionary ? list : new[] { samples })
        {
            if (sample is not null)
            {
                LiveCounterSample? live = _live.Over(sample, set, count);
                IInputObject view = live ?? set.View(sample);
                Take(view, host ?? (live is null ? HostOf(view) : null), time, late, handler);
            }
        }
    }

    public void ReadSample(IInputObject sample, IDraftHandler handler)
    {
        AomViolation? late = _timestamps.Resolve(sample, out DateTimeOffset time, "Timestamp");
        Take(sample, HostOf(sample), time, late, handler);
    }

    private void Take(IInputObject sample, string? host, DateTimeOffset time, AomViolation? late, IDraftHandler handler)
    {
        sample.TryRead("Path", out object? path);
        CounterMapping? mapping = _mappings.Find(path as string, sample, host, handler);
        if (mapping is null)
        {
            handler.HandleViolations(sample.Target, [new AomViolation("CounterPath", "Path", MessageText.Format(Strings.SourceCounterPath, MessageText.Clip(DimensionReader.TextOf(path) ?? string.Empty)))]);
            return;
        }

        sample.TryRead("CookedValue", out object? value);
        sample.TryRead("Status", out object? status);
        AomViolation? bad = CounterStatus.Check(status);
        handler.HandleDraft(new MetricDraft(mapping.Series, value, TypeOf(mapping, value), time, Problems(bad, late)), sample.Target);
    }

    private static string? HostOf(IInputObject input) =>
        input.TryRead("PSComputerName", out object? host) && host is string name && name.Length > 0 ? name : null;

    // A text, as CSV has it, is an int if it reads like one. Null leaves the choice to the value.
    private static string? TypeOf(CounterMapping mapping, object? value) => mapping switch
    {
        { Type: not null } => mapping.Type,
        { IsCount: true } when value is string => null,
        { IsCount: true } when value is double real && real <= ExactMax && real == Math.Floor(real) => "int",
        _ => "float",
    };

    private static List<AomViolation>? Problems(AomViolation? bad, AomViolation? late)
    {
        if (bad is null && late is null)
        {
            return null;
        }

        List<AomViolation> problems = [];
        if (bad is not null)
        {
            problems.Add(bad);
        }

        if (late is not null)
        {
            problems.Add(late);
        }

        return problems;
    }

    // Remoting at its usual depth keeps of each sample only the name of its type.
    private static string? Problem(object? samples)
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
