using System.Collections.Generic;

namespace AomTools.Metrics;

/// <summary>Sanitizes the series of a run, and finds two texts that would get the same name.</summary>
internal sealed class SeriesSanitizer(SeriesValidator validator)
{
    private readonly NameSources _sources = new();

    public SeriesValidationResult Check(SeriesDraft draft)
    {
        List<AomViolation> notes = [];
        SeriesDraft made = NameSanitizer.Sanitize(draft, notes);
        SeriesValidationResult validation = validator.Check(made);
        AomViolation? collision = FindCollision(draft, made);
        return collision is null
            ? new SeriesValidationResult(validation.Series, validation.Violations, validation.Warnings, notes)
            : new SeriesValidationResult(null, [.. validation.Violations, collision], validation.Warnings, notes);
    }

    private AomViolation? FindCollision(SeriesDraft draft, SeriesDraft made)
    {
        AomViolation? collision = Check("namespace", draft.Namespace, made.Namespace) ?? Check("metric_name", draft.Name, made.Name);
        for (int i = 0; collision is null && i < made.Dimensions.Count; i++)
        {
            KeyValuePair<string, string?> before = draft.Dimensions[i];
            KeyValuePair<string, string?> after = made.Dimensions[i];
            collision = Check("dimensions", before.Key, after.Key) ?? Check("dimensions[" + after.Key + "]", before.Value, after.Value);
        }

        return collision;
    }

    private AomViolation? Check(string field, string? before, string? after) =>
        string.IsNullOrEmpty(before) || _sources.FindOther(field, after!, before!) is not string other
            ? null
            : new AomViolation("NameCollision", field, MessageText.Format(Strings.NameCollision, MessageText.Clip(before!), MessageText.Clip(other), after));
}
