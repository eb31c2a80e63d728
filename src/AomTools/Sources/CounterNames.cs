using System;
using System.Globalization;
using System.Text;
using AomTools.Metrics;

namespace AomTools.Sources;

/// <summary>Names for AOM from the texts of counters and counter sets, in any language; the same for ever, and never the same for two.</summary>
internal static class CounterNames
{
    private const string Service = "WINDOWS.";
    private const int ItemMax = 24;

    /// <summary>The metric name of a counter: <c>% Processor Time</c> gives <c>percent_processor_time</c>. False when letters had to be left out.</summary>
    public static bool TryMetricName(string counter, out string name)
    {
        string text = counter.Trim().ToLowerInvariant();
        StringBuilder made = new(text.Length + 8);
        bool whole = true;
        for (int i = 0; i < text.Length; i++)
        {
            i += AppendPart(made, text, i, ref whole);
        }

        name = made.ToString().Trim('_');
        if (!whole)
        {
            string hash = Hash(text);
            name = name.Length == 0 ? "counter_" + hash : name + "_" + hash;
        }
        else if (name.Length == 0)
        {
            name = "counter_" + Hash(text);
        }

        name = name[0] is >= '0' and <= '9' ? "_" + name : name;
        return whole;
    }

    /// <summary>The namespace of a counter set: <c>logical disk</c> gives <c>WINDOWS.LogicalDisk</c>. False when letters had to be left out.</summary>
    public static bool TryNamespace(string set, out string name)
    {
        StringBuilder item = new(set.Length);
        bool whole = true;
        bool upper = true;
        foreach (char c in set)
        {
            whole &= c < 128 || !char.IsLetterOrDigit(c);
            if (NameRules.IsWord(c))
            {
                item.Append(upper ? char.ToUpperInvariant(c) : c);
            }

            upper = !NameRules.IsWord(c);
        }

        name = Service + FitItem(item, set, whole);
        return whole;
    }

    // Writes what stands for one character or for "/sec"; gives how many further characters it took.
    private static int AppendPart(StringBuilder made, string text, int at, ref bool whole)
    {
        char c = text[at];
        if (NameRules.IsWord(c))
        {
            made.Append(c);
            return 0;
        }

        if (c == '/' && string.CompareOrdinal(text, at, "/sec", 0, 4) == 0 && (at + 4 == text.Length || !NameRules.IsLetter(text[at + 4])))
        {
            AppendWord(made, "per_sec");
            return 3;
        }

        if (c is '%' or '#')
        {
            AppendWord(made, c == '%' ? "percent" : "num");
            return 0;
        }

        whole &= c < 128 || !char.IsLetterOrDigit(c);
        AppendBreak(made);
        return 0;
    }

    private static void AppendWord(StringBuilder made, string word)
    {
        AppendBreak(made);
        made.Append(word).Append('_');
    }

    private static void AppendBreak(StringBuilder made)
    {
        if (made.Length > 0 && made[made.Length - 1] != '_')
        {
            made.Append('_');
        }
    }

    private static string FitItem(StringBuilder item, string set, bool whole)
    {
        if (item.Length > 0 && !NameRules.IsLetter(item[0]))
        {
            item.Insert(0, 'S');
        }

        if (!whole || item.Length == 0)
        {
            return (item.Length == 0 ? "Set" : item.ToString(0, Math.Min(item.Length, ItemMax - 9))) + "_" + Hash(set.ToLowerInvariant());
        }

        return item.Length <= ItemMax ? item.ToString() : item.ToString(0, ItemMax - 5) + "_" + Hash(set.ToLowerInvariant()).Substring(0, 4);
    }

    private static string Hash(string text) => StableHash.Compute(text).ToString("x8", CultureInfo.InvariantCulture);
}
