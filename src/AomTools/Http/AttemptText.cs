namespace AomTools.Http;

/// <summary>Describes an attempt on one line for -Verbose: counts, size, status and code, never headers or body.</summary>
internal static class AttemptText
{
    public static string Describe(AttemptNotice notice)
    {
        string line = MessageText.Format(Strings.Attempt, notice.Attempt, notice.BodySizeBytes, ResponseText.Describe(notice.Response), notice.Elapsed.TotalMilliseconds);
        return notice.Delay is null ? line : MessageText.Join([line, MessageText.Format(Strings.AttemptAgain, notice.Delay.Value.TotalSeconds)]);
    }
}
