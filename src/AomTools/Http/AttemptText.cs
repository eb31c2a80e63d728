namespace AomTools.Http;

/// <summary>Describes an attempt on one line for -Verbose: counts, size, status and code, never headers or body.</summary>
internal static class AttemptText
{
    public static string Describe(AttemptNotice notice)
    {
        string line = MessageText.Format(Strings.Attempt, notice.Attempt, notice.Bytes, ResponseText.Describe(notice.Response), notice.Took.TotalMilliseconds);
        return notice.Wait is null ? line : line + MessageText.Format(Strings.AttemptAgain, notice.Wait.Value.TotalSeconds);
    }
}
