namespace AomTools;

/// <summary>Formats a count with its noun. The number 1 has its own sentence, because other languages need it.</summary>
internal static class Counts
{
    public static string Metrics(long count) => count == 1 ? Strings.OneMetric : MessageText.Format(Strings.ManyMetrics, count);

    public static string Requests(long count) => count == 1 ? Strings.OneRequest : MessageText.Format(Strings.ManyRequests, count);

    public static string Attempts(long count) => count == 1 ? Strings.OneAttempt : MessageText.Format(Strings.ManyAttempts, count);
}
