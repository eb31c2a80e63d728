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

    // 2^53: a double does not hold every larger whole number exactly.
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
        if (FindDamage(samples) is string message)
        {
            handler.HandleViolations(set.Target, [new AomViolation("CounterSamplesLost", "CounterSamples", message)]);
            return;
        }

        AomViolation? badTime = _timestamps.Resolve(set, out DateTimeOffset time, "Timestamp");
        string? host = ReadHost(set);
        int count = samples is ICollection several ? several.Count : 1;
        foreach (object? sample in samples is IEnumerable list and not IDictionary ? list : new[] { samples })
        {
            if (sample is not null)
            {
                LiveCounterSample? live = _live.MoveTo(sample, set, count);
                IInputObject view = live ?? set.View(sample);
                ReadSample(view, host ?? (live is null ? ReadHost(view) : null), time, badTime, handler);
            }
        }
    }

    public void ReadSample(IInputObject sample, IDraftHandler handler)
    {
        AomViolation? badTime = _timestamps.Resolve(sample, out DateTimeOffset time, "Timestamp");
        ReadSample(sample, ReadHost(sample), time, badTime, handler);
    }

    private void ReadSample(IInputObject sample, string? host, DateTimeOffset time, AomViolation? badTime, IDraftHandler handler)
    {
        sample.TryRead("Path", out object? path);
        CounterMapping? mapping = _mappings.Find(path as string, sample, host, handler);
        if (mapping is null)
        {
            handler.HandleViolations(sample.Target, [new AomViolation("CounterPath", "Path", MessageText.Format(Strings.SourceCounterPath, MessageText.Clip(DimensionReader.ToText(path) ?? string.Empty)))]);
            return;
        }

        sample.TryRead("CookedValue", out object? value);
        sample.TryRead("Status", out object? status);
        AomViolation? badStatus = CounterStatus.Check(status);
        handler.HandleDraft(new MetricDraft(mapping.Series, value, ChooseType(mapping, value), time, JoinViolations(badStatus, badTime)), sample.Target);
    }

    private static string? ReadHost(IInputObject input) =>
        input.TryRead("PSComputerName", out object? host) && host is string name && name.Length > 0 ? name : null;

    // The validator derives the type of CSV text from the text itself.
    private static string? ChooseType(CounterMapping mapping, object? value) => mapping switch
    {
        { Type: not null } => mapping.Type,
        { IsCount: true } when value is string => null,
        { IsCount: true } when value is double real && real <= ExactMax && real == Math.Floor(real) => "int",
        _ => "float",
    };

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
