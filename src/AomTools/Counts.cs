namespace AomTools;

/// <summary>A number with what it counts. One has a sentence of its own, since a language makes more of it than a letter at the end.</summary>
internal static class Counts
{
    public static string Values(long count) => count == 1 ? Strings.OneValue : MessageText.Format(Strings.ManyValues, count);

    public static string Requests(long count) => count == 1 ? Strings.OneRequest : MessageText.Format(Strings.ManyRequests, count);

    public static string Attempts(long count) => count == 1 ? Strings.OneAttempt : MessageText.Format(Strings.ManyAttempts, count);
}
