using System.Collections;
using System.Collections.Generic;
using AomTools.Counters;
using AomTools.Metrics;

namespace AomTools.Sources;

/// <summary>Reads sets and samples of Get-Counter: live, deserialized or selected. Samples get the time of their set, so that they share items.</summary>
internal sealed class CounterSource
{
    private const string Space = "Microsoft.PowerShell.Commands.GetCounter.";
    private const string SetType = Space + "PerformanceCounterSampleSet";
    internal const string SampleType = Space + "PerformanceCounterSample";

    private readonly SourceOptions _options;
    private readonly TimestampResolver _timestamps;
    private readonly CounterMappingCache _mappings;
    private readonly LiveCounterSample _live = new();
    private readonly CounterLogCell _reading = new();

    public CounterSource(SourceOptions options, TimestampResolver timestamps)
    {
        _options = options;
        _timestamps = timestamps;
        _mappings = new CounterMappingCache(options);
    }

    public static bool IsSampleSet(IInputObject input) =>
        SourceShape.TypeName(input) == SetType || SourceShape.Has(input, "CounterSamples");

    public static bool IsSample(IInputObject input) =>
        SourceShape.TypeName(input) == SampleType
        || (input.TryRead("Path", out object? path) && (SourceShape.Has(input, "CookedValue") || (path is string text && CounterPath.TryParse(text, out _) && SourceShape.Has(input, "Value"))));

    /// <summary>
    /// True for a set from a file or another session that only has the readings. A selection from a live set is an error instead: it still has its samples, and
    /// they have a status.
    /// </summary>
    public static bool IsReadings(IInputObject input) =>
        input.TypeName != "Selected." + SetType && input.TryRead("Readings", out object? text) && ReadingsText.IsReadings(text);

    public void ReadReadings(IInputObject set, IDraftHandler handler)
    {
        set.TryRead("Readings", out object? text);
        DraftTime time = _timestamps.FromObject(set, handler);
        foreach ((string path, string? value) in ReadingsText.Read((string)text!))
        {
            ReadSample(_reading.Over(set, path, value), set, time, handler);
        }
    }

    public void ReadSet(IInputObject set, IDraftHandler handler)
    {
        bool isThere = set.TryRead("CounterSamples", out object? samples);
        samples = UnwrapList(samples, set);
        if (!isThere && IsReadings(set))
        {
            ReadReadings(set, handler);
            return;
        }

        if ((isThere ? FindDamage(samples) : DescribeMissing(set)) is string message)
        {
            string advice = isThere && IsReadings(set) ? MessageText.Join([message, Strings.SourceSamplesHaveReadings]) : message;
            handler.HandleViolations(set.Target, [new AomViolation("CounterSamplesLost", "CounterSamples", advice)]);
            return;
        }

        DraftTime time = _timestamps.FromCounter(set);
        int count = samples is ICollection several ? several.Count : 1;
        foreach (object? sample in samples is IEnumerable list and not IDictionary ? list : new[] { samples })
        {
            if (sample is not null)
            {
                LiveCounterSample? live = _live.MoveTo(sample, set, count);
                IInputObject view = live ?? set.View(sample);
                ReadSample(view, set, time, handler);
            }
        }
    }

    public void ReadSample(IInputObject sample, IDraftHandler handler)
    {
        DraftTime time = SourceShape.TypeName(sample) == SampleType ? _timestamps.FromCounter(sample) : _timestamps.FromObject(sample, handler);
        ReadSample(sample, sample, time, handler);
    }

    /// <summary>Reads a cell of a recorded log. Its row may contain the host.</summary>
    public void ReadRecorded(IInputObject cell, IInputObject row, in DraftTime time, IDraftHandler handler) => ReadSample(cell, row, time, handler);

    private void ReadSample(IInputObject sample, IInputObject set, in DraftTime time, IDraftHandler handler)
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

        if (!sample.TryRead("CookedValue", out object? value))
        {
            sample.TryRead("Value", out value);
        }

        string counter = (string)path!;
        List<AomViolation>? violations = JoinViolations((badStatus ?? mapping.Problem)?.ForProperty(counter), time.Violation);
        value = LocalNumber.Read(value, _options.Culture);
        handler.HandleDraft(new MetricDraft(mapping.Series, value, ChooseType(mapping), time.Value, violations, mapping.IsCount, counter, time.IsNow), sample.Target);
    }

    // If null, the series determines the type.
    private string? ChooseType(CounterMapping mapping) => _options.Type ?? (mapping.IsCount ? null : "float");

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

    // Windows PowerShell writes some arrays to JSON as an object with value and Count.
    private static object? UnwrapList(object? samples, IInputObject set) =>
        samples is not (null or string or IEnumerable) && set.View(samples) is { IsBag: true } bag && bag.TryRead("Count", out _) && bag.TryRead("value", out object? list) && list is IList
            ? list
            : samples;

    private static string DescribeMissing(IInputObject set) =>
        SourceShape.Has(set, "Readings") ? Strings.SourceSamplesReadings : MessageText.Format(Strings.SourceSamplesMissing, SourceShape.Names(set));

    // Remoting at its default depth reduces each sample to its type name; Export-Csv reduces all samples to the type name of the array.
    private static string? FindDamage(object? samples) => samples switch
    {
        null => Strings.SourceSamplesEmpty,
        string text => string.IsNullOrWhiteSpace(text) ? Strings.SourceSamplesEmpty : MessageText.Format(Strings.SourceSamplesText, MessageText.Clip(text, 100)),
        ICollection { Count: 0 } => Strings.SourceSamplesEmpty,
        IList list when list[0] is string => Strings.SourceSamplesLost,
        _ => null,
    };
}
