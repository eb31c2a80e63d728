namespace AomTools.Metrics;

/// <summary>
/// Chooses the type of a value: the specified type, otherwise the type of earlier values of its series in this run, otherwise the type for the kind of value.
/// </summary>
internal static class SeriesType
{
    /// <summary>Converts the number to the type, or returns the violation if the number does not fit.</summary>
    public static AomViolation? Choose(in MetricDraft draft, bool? ofSeries, ref MetricNumber number, out bool isInt)
    {
        isInt = false;
        switch (draft.Type)
        {
            case null or "":
                isInt = ofSeries ?? IsInt(draft, number);
                return isInt ? MakeWhole(ref number, ofSeries is not null) : null;
            case "float":
                return null;
            case "int":
                isInt = true;
                return MakeWhole(ref number, ofSeries: false);
            default:
                return new AomViolation("TypeUnknown", "type", MessageText.Format(Strings.TypeUnknown, MessageText.Clip(draft.Type)));
        }
    }

    // The kind determines the type, not the value: a text column that starts with 35 may continue with 35.5.
    private static bool IsInt(in MetricDraft draft, MetricNumber number) =>
        draft.IsCount ? NumberReader.TryMakeWhole(number, out _, out _) : number.IsWhole && draft.Value is not string;

    private static AomViolation? MakeWhole(ref MetricNumber number, bool ofSeries)
    {
        MetricNumber given = number;
        if (NumberReader.TryMakeWhole(given, out number, out AomViolation? problem))
        {
            return null;
        }

        return ofSeries && problem!.Rule == "TypeIntFraction" ? new AomViolation(problem.Rule, problem.Field, MessageText.Format(Strings.TypeIntSeries, given)) : problem;
    }
}
