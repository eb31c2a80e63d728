using AomTools.Metrics;

namespace AomTools.Sources;

/// <summary>The signs with a meaning in a counter's text, and the word for each: <c>+12v</c> and <c>-12v</c> are two counters.</summary>
internal static class CounterSigns
{
    // The first match counts, so longer signs precede their prefixes.
    private static readonly (string Sign, string Word)[] s_words =
    [
        ("%", "percent"),
        ("#", "num"),
        ("+", "plus"),
        (">=", "ge"),
        ("<=", "le"),
        ("<>", "ne"),
        ("!=", "ne"),
        (">", "gt"),
        ("<", "lt"),
        ("=", "eq"),
        ("$", "dollar"),
    ];

    /// <summary>Returns the word for the sign at a position, and the length of the sign; null if there is none.</summary>
    public static string? Find(string text, int at, out int length)
    {
        length = 1;
        switch (text[at])
        {
            case '/':
                length = 4;
                return IsPerSecond(text, at) ? "per_sec" : null;
            case '-':
                return IsMinus(text, at) ? "minus" : null;
        }

        foreach ((string sign, string word) in s_words)
        {
            if (string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0)
            {
                length = sign.Length;
                return word;
            }
        }

        return null;
    }

    private static bool IsPerSecond(string text, int at) =>
        string.CompareOrdinal(text, at, "/sec", 0, 4) == 0 && (at + 4 == text.Length || !NameRules.IsLetter(text[at + 4]));

    // Before a number and not after a word; anywhere else, it is a hyphen or a dash.
    private static bool IsMinus(string text, int at) =>
        at + 1 < text.Length && text[at + 1] is >= '0' and <= '9' && (at == 0 || text[at - 1] is '(' || char.IsWhiteSpace(text[at - 1]));
}
