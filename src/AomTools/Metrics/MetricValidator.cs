using System;
using System.Collections.Generic;

namespace AomTools.Metrics;

/// <summary>Converts a draft to a metric, or to all rules that it breaks. Sanitizes names on request. Reports each valid series once.</summary>
internal sealed class MetricValidator(bool sanitize = false, Action<MetricSeries>? onSeries = null)
{
    private static readonly AomViolation[] s_none = [];

    private readonly SeriesValidator _seriesValidator = new(new SeriesCatalog());
    private SeriesSanitizer? _sanitizer;

    public MetricValidationResult Check(in MetricDraft draft)
    {
        SeriesValidationResult validation = draft.Series.Validation ??= CheckNewSeries(draft.Series);
        AomViolation? violation = ReadValue(draft, validation.Series, out MetricNumber number, out bool isInt);
        violation = string.IsNullOrEmpty(draft.Property) ? violation : violation?.ForProperty(draft.Property!);
        if (validation.Series is not null && violation is null && draft.Violations is null)
        {
            validation.Series.IsInt ??= isInt;
            long time = draft.Time.ToUnixTimeMilliseconds();
            time = draft.IsNow ? DistinctTimes.Shared.Next(validation.Series, time) : time;
            AomMetric metric = new(validation.Series, number, isInt, time, (short)draft.Time.Offset.TotalMinutes);
            return new MetricValidationResult(metric, validation, s_none);
        }

        return new MetricValidationResult(null, validation, JoinViolations(validation, draft.Violations, violation));
    }

    private SeriesValidationResult CheckNewSeries(SeriesDraft draft)
    {
        SeriesValidationResult validation = CheckSeries(draft);
        if (validation.Series is not null)
        {
            onSeries?.Invoke(validation.Series);
        }

        return validation;
    }

    private SeriesValidationResult CheckSeries(SeriesDraft draft)
    {
        if (!sanitize)
        {
            return _seriesValidator.Check(draft);
        }

        _sanitizer ??= new SeriesSanitizer(_seriesValidator);
        return _sanitizer.Check(draft);
    }

    private static AomViolation? ReadValue(in MetricDraft draft, MetricSeries? series, out MetricNumber number, out bool isInt)
    {
        isInt = false;
        return NumberReader.TryRead(draft.Value, out number, out AomViolation? violation)
            ? SeriesType.Choose(draft, series?.IsInt, ref number, out isInt)
            : violation;
    }

    private static List<AomViolation> JoinViolations(SeriesValidationResult validation, IReadOnlyList<AomViolation>? violations, AomViolation? value)
    {
        List<AomViolation> all = [.. validation.Violations];
        all.AddRange(violations ?? s_none);
        if (value is not null)
        {
            all.Add(value);
        }

        return all;
    }
}
