using System;
using System.Collections.Generic;
using System.Text;

namespace AomTools.Sources;

/// <summary>
/// The words of a counter's name in lower case, with slashes and opening brackets between them. They are the same for a counter's text and its metric name.
/// </summary>
internal static class CounterWords
{
    /// <summary>Returns the words: <c>% Log (KB)/sec</c> becomes percent, log, (, kb, /, sec.</summary>
    public static List<string> Split(string name)
    {
        List<string> words = [];
        StringBuilder word = new();
        foreach (char c in name.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(c);
                continue;
            }

            Flush(words, word);
            if (c is '/' or '(' or '%')
            {
                words.Add(c == '%' ? "percent" : c == '/' ? "/" : "(");
            }
        }

        Flush(words, word);
        return words;
    }

    /// <summary>Returns the words without slashes and brackets, as one text: <c>Data File(s) Size (KB)</c> becomes <c>data file s size kb</c>.</summary>
    public static string Join(string name)
    {
        List<string> words = Split(name);
        words.RemoveAll(static word => word is "/" or "(");
        return string.Join(" ", words);
    }

    /// <summary>True if the words end with a sequence, or contain it anywhere if <paramref name="anywhere"/> is set.</summary>
    public static bool Has(List<string> words, string sequence, bool anywhere = true)
    {
        string[] parts = sequence.Split(' ');
        for (int start = anywhere ? 0 : Math.Max(0, words.Count - parts.Length); start + parts.Length <= words.Count; start++)
        {
            int i = 0;
            while (i < parts.Length && words[start + i] == parts[i])
            {
                i++;
            }

            if (i == parts.Length)
            {
                return true;
            }
        }

        return false;
    }

    private static void Flush(List<string> words, StringBuilder word)
    {
        if (word.Length > 0)
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }
}
