using System;
using System.Collections.Generic;

namespace AomTools.Metrics;

/// <summary>Turns a draft into a metric or into every rule that it breaks; with shortening on, makes names fit first. Tells each series once, when it is found valid.</summary>
internal sealed class MetricValidator(bool sanitize = false, Action<MetricSeries>? seen = null)
{
    private static readonly AomViolation[] s_none = [];

    private readonly SeriesValidator _series = new(new SeriesCatalog());
    private SeriesSanitizer? _sanitizer;

    public MetricValidationResult Check(in MetricDraft draft)
    {
        SeriesValidationResult validation = draft.Series.Validation ??= CheckSeries(draft.Series);
        AomViolation? problem = ReadValue(draft, validation.Series, out MetricNumber number, out bool isInt);
        if (validation.Series is not null && problem is null && draft.Problems is null)
        {
            validation.Series.IsInt ??= isInt;
            AomMetric metric = new(validation.Series, number, isInt, draft.Time.ToUnixTimeMilliseconds(), (short)draft.Time.Offset.TotalMinutes);
            return new MetricValidationResult(metric, validation, s_none);
        }

        return new MetricValidationResult(null, validation, Gather(validation, draft.Problems, problem));
    }

    private SeriesValidationResult CheckSeries(SeriesDraft draft)
    {
        SeriesValidationResult validation = FitSeries(draft);
        if (validation.Series is not null)
        {
            seen?.Invoke(validation.Series);
        }

        return validation;
    }

    private SeriesValidationResult FitSeries(SeriesDraft draft)
    {
        if (!sanitize)
        {
            return _series.Check(draft);
        }

        _sanitizer ??= new SeriesSanitizer(_series);
        return _sanitizer.Check(draft);
    }

    private static AomViolation? ReadValue(in MetricDraft draft, MetricSeries? series, out MetricNumber number, out bool isInt)
    {
        isInt = false;
        return NumberReader.TryRead(draft.Value, out number, out AomViolation? problem)
            ? SeriesType.Choose(draft, series?.IsInt, ref number, out isInt)
            : problem;
    }

    private static List<AomViolation> Gather(SeriesValidationResult validation, IReadOnlyList<AomViolation>? problems, AomViolation? value)
    {
        List<AomViolation> all = [.. validation.Violations];
        all.AddRange(problems ?? s_none);
        if (value is not null)
        {
            all.Add(value);
        }

        return all;
    }
}
