namespace AomTools.Metrics;

/// <summary>Checks characters and names against the rules in AOM's documentation.</summary>
internal static class NameRules
{
    public static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    public static bool IsWord(char c) => IsLetter(c) || c is (>= '0' and <= '9') or '_';

    /// <summary>True for a letter followed by letters, digits and underscores.</summary>
    public static bool IsNamespacePart(string text, int start, int end) => end > start && IsLetter(text[start]) && AllWord(text, start + 1, end);

    /// <summary>True for <c>[a-zA-Z_][a-zA-Z0-9_]*</c>, which every version of the rules accepts.</summary>
    public static bool IsStrictDimension(string name) => name.Length > 0 && (IsLetter(name[0]) || name[0] == '_') && AllWord(name, 1, name.Length);

    /// <summary>True for <c>[a-zA-Z_:][a-zA-Z0-9_:]*</c>, which every version of the rules accepts.</summary>
    public static bool IsStrictMetric(string name)
    {
        if (name.Length == 0 || name[0] is >= '0' and <= '9')
        {
            return false;
        }

        foreach (char c in name)
        {
            if (!IsWord(c) && c != ':')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>False if a surrogate has no partner: such a text has no UTF-8 form, and would change in transit.</summary>
    public static bool IsUnicode(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return false;
            }

            i++;
        }

        return true;
    }

    private static bool AllWord(string text, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (!IsWord(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
