using System;
using System.Text;
using AomTools.Metrics;

namespace AomTools.Sources;

/// <summary>
/// Creates names for AOM from the texts of counters and counter sets, in any language and case. They never change, and two texts do not share one.
/// </summary>
internal static class CounterNames
{
    private const string Service = "WINDOWS.";
    private const int MaxItem = 24;

    // These characters only separate words. Any other character has a meaning: it becomes a word or a hash.
    private const string CounterSeparators = " -./():,_[]'&";
    private const string SetSeparators = CounterSeparators + "$#=>";

    /// <summary>
    /// Creates the metric name of a counter: <c>% Processor Time</c> becomes <c>percent_processor_time</c>. Returns false if a hash replaces characters.
    /// </summary>
    public static bool TryMetricName(string counter, out string name)
    {
        string text = Normalize(counter);
        StringBuilder made = new(text.Length + 8);
        bool whole = true;
        for (int i = 0; i < text.Length; i++)
        {
            i += AppendPart(made, text, i, ref whole);
        }

        name = made.ToString().Trim('_');
        if (!whole || name.Length == 0)
        {
            name = (name.Length == 0 ? "counter" : name) + "_" + StableHash.ComputeDigits(text);
        }

        name = name[0] is >= '0' and <= '9' ? "_" + name : name;
        return whole;
    }

    /// <summary>
    /// Creates the namespace of a counter set: <c>Logical Disk</c> becomes <c>WINDOWS.LogicalDisk</c>. Returns false if a hash replaces characters.
    /// </summary>
    public static bool TryNamespace(string set, out string name)
    {
        string text = Normalize(set);
        StringBuilder item = new(text.Length);
        bool whole = true;
        bool upper = true;
        foreach (char c in text)
        {
            bool word = NameRules.IsWord(c);
            if (word)
            {
                item.Append(upper ? char.ToUpperInvariant(c) : c);
            }

            whole &= word || IsSeparator(c, SetSeparators);
            upper = !word;
        }

        name = Service + FitItem(item, text, whole);
        return whole;
    }

    /// <summary>Returns the form of a counter's text that all its spellings share.</summary>
    public static string Normalize(string text) => text.Trim().ToLowerInvariant();

    // Writes the replacement of one character or of "/sec"; returns the number of additional characters that it read.
    private static int AppendPart(StringBuilder made, string text, int at, ref bool whole)
    {
        char c = text[at];
        if (NameRules.IsWord(c))
        {
            made.Append(c);
            return 0;
        }

        if (CounterSigns.Find(text, at, out int length) is string word)
        {
            AppendBreak(made);
            made.Append(word).Append('_');
            return length - 1;
        }

        whole &= IsSeparator(c, CounterSeparators);
        AppendBreak(made);
        return 0;
    }

    private static void AppendBreak(StringBuilder made)
    {
        if (made.Length > 0 && made[made.Length - 1] != '_')
        {
            made.Append('_');
        }
    }

    private static bool IsSeparator(char c, string separators) => separators.IndexOf(c) >= 0 || char.IsWhiteSpace(c);

    private static string FitItem(StringBuilder item, string set, bool whole)
    {
        if (item.Length > 0 && !NameRules.IsLetter(item[0]))
        {
            item.Insert(0, 'S');
        }

        if (whole && item.Length is > 0 and <= MaxItem)
        {
            return item.ToString();
        }

        int keep = Math.Min(item.Length, MaxItem - StableHash.DigitCount - 1);
        return (keep == 0 ? "Set" : item.ToString(0, keep)) + "_" + StableHash.ComputeDigits(set);
    }
}
