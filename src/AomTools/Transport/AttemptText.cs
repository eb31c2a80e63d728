namespace AomTools.Transport;

/// <summary>One line for each attempt, for -Verbose: sizes and counts, status and code, never a header or a body.</summary>
internal static class AttemptText
{
    public static string Of(AttemptNotice notice)
    {
        string line = Text.Format(Strings.Attempt, notice.Attempt, notice.Bytes, ReplyText.Of(notice.Reply), notice.Took.TotalMilliseconds);
        return notice.Wait is null ? line : line + Text.Format(Strings.AttemptAgain, notice.Wait.Value.TotalSeconds);
    }
}
