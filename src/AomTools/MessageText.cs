using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace AomTools;

/// <summary>Formats messages independently of the culture, and makes external texts safe to display on one line.</summary>
internal static class MessageText
{
    private const int ClipLength = 64;

    /// <summary>Formats a message. Makes invisible characters in text arguments visible.</summary>
    public static string Format(string sentence, params object?[] values) =>
        string.Format(CultureInfo.InvariantCulture, sentence, Array.ConvertAll(values, static value => value is null or IFormattable ? value : Visible(value.ToString())));

    /// <summary>Joins sentences on one line and omits null. No space follows the full-width punctuation of Chinese.</summary>
    public static string Join(IEnumerable<string?> sentences)
    {
        StringBuilder line = new();
        foreach (string sentence in sentences.OfType<string>())
        {
            if (line.Length > 0 && line[line.Length - 1] is not ('。' or '：' or '；'))
            {
                line.Append(' ');
            }

            line.Append(sentence);
        }

        return line.ToString();
    }

    /// <summary>Truncates a text that is too long to quote, but never within a character.</summary>
    public static string Clip(string text, int length = ClipLength)
    {
        if (text.Length <= length)
        {
            return text;
        }

        return text.Substring(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length) + "…";
    }

    /// <summary>Shortens an address that is too long after its middle, because the region is at the start and the port at the end.</summary>
    public static string ClipMiddle(string address, int length)
    {
        int tail = length / 3;
        return address.Length <= length ? address : address.Substring(0, length - tail - 1) + "…" + address.Substring(address.Length - tail);
    }

    /// <summary>Puts a text on one line. Line ends become blanks; control and direction characters become their code.</summary>
    public static string Visible(string? text)
    {
        if (text is null || !text.Any(IsInvisible))
        {
            return text ?? string.Empty;
        }

        StringBuilder line = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                line.Append(text[i++]).Append(text[i]);
            }
            else if (text[i] != '\r' || i + 1 == text.Length || text[i + 1] != '\n')
            {
                Append(line, text[i]);
            }
        }

        return line.ToString();
    }

    private static void Append(StringBuilder line, char c)
    {
        if (IsLineEnd(c) || c == '\t')
        {
            line.Append(' ');
        }
        else if (IsInvisible(c))
        {
            line.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }
        else
        {
            line.Append(c);
        }
    }

    private static bool IsLineEnd(char c) => c is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029';

    // C0, C1 and DEL; bidirectional marks, embeddings, overrides and isolates; byte order marks; surrogates, to find unpaired ones.
    private static bool IsInvisible(char c) => char.IsControl(c)
        || IsLineEnd(c)
        || c is '\u061C' or '\u200B' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF'
        || char.IsSurrogate(c);
}
