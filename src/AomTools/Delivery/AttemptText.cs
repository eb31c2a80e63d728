using AomTools.Http;

namespace AomTools.Delivery;

/// <summary>One line for each attempt, for -Verbose: sizes and counts, status and code, never a header or a body.</summary>
internal static class AttemptText
{
    public static string Describe(AttemptNotice notice)
    {
        string line = MessageText.Format(Strings.Attempt, notice.Attempt, notice.Bytes, ResponseText.Describe(notice.Response), notice.Took.TotalMilliseconds);
        return notice.Wait is null ? line : line + MessageText.Format(Strings.AttemptAgain, notice.Wait.Value.TotalSeconds);
    }
}
