using System;
using System.Collections.Generic;

namespace AomTools.Metrics;

/// <summary>Turns a draft into a metric or into every rule that it breaks; with shortening on, makes names fit first. Tells each series once, when it is found valid.</summary>
internal sealed class MetricValidator(bool shorten = false, Action<MetricSeries>? seen = null)
{
    private static readonly AomViolation[] s_none = [];

    private readonly SeriesValidator _series = new(new SeriesCatalog());

    public MetricVerdict Check(in MetricDraft draft)
    {
        SeriesVerdict verdict = draft.Series.Verdict ??= CheckSeries(draft.Series);
        AomViolation? problem = ReadValue(draft, out MetricNumber number, out bool isInt);
        if (verdict.Series is not null && problem is null && draft.Problems is null)
        {
            AomMetric metric = new(verdict.Series, number, isInt, draft.Time.ToUnixTimeMilliseconds(), (short)draft.Time.Offset.TotalMinutes);
            return new MetricVerdict(metric, verdict, s_none);
        }

        return new MetricVerdict(null, verdict, Gather(verdict, draft.Problems, problem));
    }

    private SeriesVerdict CheckSeries(SeriesDraft draft)
    {
        SeriesVerdict verdict = FitSeries(draft);
        if (verdict.Series is not null)
        {
            seen?.Invoke(verdict.Series);
        }

        return verdict;
    }

    private SeriesVerdict FitSeries(SeriesDraft draft)
    {
        if (!shorten)
        {
            return _series.Check(draft);
        }

        List<AomViolation> notes = [];
        SeriesVerdict verdict = _series.Check(NameShortener.Shorten(draft, notes));
        return notes.Count == 0 ? verdict : new SeriesVerdict(verdict.Series, verdict.Violations, verdict.Warnings, notes);
    }

    private static AomViolation? ReadValue(in MetricDraft draft, out MetricNumber number, out bool isInt)
    {
        isInt = false;
        if (!NumberReader.TryRead(draft.Value, out number, out AomViolation? problem))
        {
            return problem;
        }

        switch (draft.Type)
        {
            case null or "":
                isInt = number.IsWhole;
                return null;
            case "float":
                return null;
            case "int":
                isInt = true;
                return NumberReader.TryMakeWhole(number, out number, out problem) ? null : problem;
            default:
                return new AomViolation("TypeUnknown", "type", Text.Format(Strings.TypeUnknown, Text.Clip(draft.Type)));
        }
    }

    private static List<AomViolation> Gather(SeriesVerdict verdict, IReadOnlyList<AomViolation>? problems, AomViolation? value)
    {
        List<AomViolation> all = [.. verdict.Violations];
        all.AddRange(problems ?? s_none);
        if (value is not null)
        {
            all.Add(value);
        }

        return all;
    }
}
