using System;
using System.Collections.Generic;

namespace AomTools.Metrics;

/// <summary>Turns a draft into a metric or into every rule that it breaks; sanitizes names on request. Reports each valid series once.</summary>
internal sealed class MetricValidator(bool sanitize = false, Action<MetricSeries>? onSeries = null)
{
    private static readonly AomViolation[] s_none = [];

    private readonly SeriesValidator _seriesValidator = new(new SeriesCatalog());

    public MetricValidationResult Check(in MetricDraft draft)
    {
        SeriesValidationResult validation = draft.Series.Validation ??= CheckNewSeries(draft.Series);
        AomViolation? violation = ReadValue(draft, out MetricNumber number, out bool isInt);
        if (validation.Series is not null && violation is null && draft.Violations is null)
        {
            AomMetric metric = new(validation.Series, number, isInt, draft.Time.ToUnixTimeMilliseconds(), (short)draft.Time.Offset.TotalMinutes);
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

        List<AomViolation> notes = [];
        SeriesValidationResult validation = _seriesValidator.Check(NameSanitizer.Sanitize(draft, notes));
        return notes.Count == 0 ? validation : new SeriesValidationResult(validation.Series, validation.Violations, validation.Warnings, notes);
    }

    private static AomViolation? ReadValue(in MetricDraft draft, out MetricNumber number, out bool isInt)
    {
        isInt = false;
        if (!NumberReader.TryRead(draft.Value, out number, out AomViolation? violation))
        {
            return violation;
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
                return NumberReader.TryMakeWhole(number, out number, out violation) ? null : violation;
            default:
                return new AomViolation("TypeUnknown", "type", MessageText.Format(Strings.TypeUnknown, MessageText.Clip(draft.Type)));
        }
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
