using System;
using System.Globalization;
using System.Text;
using AomTools.Metrics;

namespace AomTools.Sources;

/// <summary>Derives stable, distinct names from counters and counter sets in any language.</summary>
internal static class CounterNames
{
    private const string Service = "WINDOWS.";
    private const int ItemMax = 24;

    /// <summary>Returns the metric name, such as <c>percent_processor_time</c>; false if letters were removed.</summary>
    public static bool TryMetricName(string counter, out string name)
    {
        string text = counter.Trim().ToLowerInvariant();
        StringBuilder builder = new(text.Length + 8);
        bool isComplete = true;
        for (int i = 0; i < text.Length; i++)
        {
            i += AppendPart(builder, text, i, ref isComplete);
        }

        name = builder.ToString().Trim('_');
        if (!isComplete)
        {
            string hash = Hash(text);
            name = name.Length == 0 ? "counter_" + hash : name + "_" + hash;
        }
        else if (name.Length == 0)
        {
            name = "counter_" + Hash(text);
        }

        name = name[0] is >= '0' and <= '9' ? "_" + name : name;
        return isComplete;
    }

    /// <summary>Returns the namespace, such as <c>WINDOWS.LogicalDisk</c>; false if letters were removed.</summary>
    public static bool TryNamespace(string set, out string name)
    {
        StringBuilder item = new(set.Length);
        bool isComplete = true;
        bool upper = true;
        foreach (char c in set)
        {
            isComplete &= c < 128 || !char.IsLetterOrDigit(c);
            if (NameRules.IsWord(c))
            {
                item.Append(upper ? char.ToUpperInvariant(c) : c);
            }

            upper = !NameRules.IsWord(c);
        }

        name = Service + FitItem(item, set, isComplete);
        return isComplete;
    }

    // Appends the replacement of one character or of "/sec"; returns how many more characters it covers.
    private static int AppendPart(StringBuilder builder, string text, int index, ref bool isComplete)
    {
        char c = text[index];
        if (NameRules.IsWord(c))
        {
            builder.Append(c);
            return 0;
        }

        if (c == '/' && string.CompareOrdinal(text, index, "/sec", 0, 4) == 0 && (index + 4 == text.Length || !NameRules.IsLetter(text[index + 4])))
        {
            AppendWord(builder, "per_sec");
            return 3;
        }

        if (c is '%' or '#')
        {
            AppendWord(builder, c == '%' ? "percent" : "num");
            return 0;
        }

        isComplete &= c < 128 || !char.IsLetterOrDigit(c);
        AppendBreak(builder);
        return 0;
    }

    private static void AppendWord(StringBuilder builder, string word)
    {
        AppendBreak(builder);
        builder.Append(word).Append('_');
    }

    private static void AppendBreak(StringBuilder builder)
    {
        if (builder.Length > 0 && builder[builder.Length - 1] != '_')
        {
            builder.Append('_');
        }
    }

    private static string FitItem(StringBuilder item, string set, bool isComplete)
    {
        if (item.Length > 0 && !NameRules.IsLetter(item[0]))
        {
            item.Insert(0, 'S');
        }

        if (!isComplete || item.Length == 0)
        {
            return (item.Length == 0 ? "Set" : item.ToString(0, Math.Min(item.Length, ItemMax - 9))) + "_" + Hash(set.ToLowerInvariant());
        }

        return item.Length <= ItemMax ? item.ToString() : item.ToString(0, ItemMax - 5) + "_" + Hash(set.ToLowerInvariant()).Substring(0, 4);
    }

    private static string Hash(string text) => StableHash.Compute(text).ToString("x8", CultureInfo.InvariantCulture);
}
