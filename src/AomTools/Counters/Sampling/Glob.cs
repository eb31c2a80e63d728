namespace AomTools.Counters.Sampling;

/// <summary>A pattern with <c>*</c> and <c>?</c>, ignoring case.</summary>
internal sealed class Glob(string pattern)
{
    /// <summary>True if the pattern can match more than one text.</summary>
    public bool HasWildcard { get; } = pattern.IndexOfAny(['*', '?']) >= 0;

    /// <summary>True if the whole text matches. Takes time proportional to the product of both lengths at most.</summary>
    public bool IsMatch(string text)
    {
        int at = 0;
        int star = -1;
        int resume = 0;
        for (int i = 0; i < text.Length;)
        {
            if (at < pattern.Length && (pattern[at] == '?' || (pattern[at] != '*' && char.ToUpperInvariant(pattern[at]) == char.ToUpperInvariant(text[i]))))
            {
                at++;
                i++;
            }
            else if (at < pattern.Length && pattern[at] == '*')
            {
                star = at++;
                resume = i;
            }
            else if (star >= 0)
            {
                at = star + 1;
                i = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (at < pattern.Length && pattern[at] == '*')
        {
            at++;
        }

        return at == pattern.Length;
    }

    public override string ToString() => pattern;
}
