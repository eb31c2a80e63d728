namespace AomTools;

/// <summary>A number with what it counts. One has a sentence of its own, since a language makes more of it than a letter at the end.</summary>
internal static class Counts
{
    public static string Values(long count) => count == 1 ? Strings.OneValue : Text.Format(Strings.ManyValues, count);

    public static string Requests(long count) => count == 1 ? Strings.OneRequest : Text.Format(Strings.ManyRequests, count);

    public static string Attempts(long count) => count == 1 ? Strings.OneAttempt : Text.Format(Strings.ManyAttempts, count);
}
