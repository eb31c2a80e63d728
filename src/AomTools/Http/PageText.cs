using System;
using System.IO;
using System.Net;
using System.Text;

namespace AomTools.Http;

/// <summary>Reduces a page or other server text to one line: its title or its first words.</summary>
internal static class PageText
{
    private const int QuoteLength = 300;

    /// <summary>Returns the title of a page, or the start of its text without tags.</summary>
    public static string Read(byte[] body)
    {
        using StreamReader reader = new(new MemoryStream(body), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        string text = reader.ReadToEnd();
        string words = text.TrimStart().StartsWith("<", StringComparison.Ordinal) ? OneLine(Title(text)) is { Length: > 0 } title ? title : OneLine(Words(text)) : string.Empty;
        return MessageText.Clip(words.Length > 0 ? words : OneLine(text), QuoteLength);
    }

    /// <summary>Replaces each run of blanks, line ends and control characters with one blank.</summary>
    public static string OneLine(string text)
    {
        StringBuilder line = new(text.Length);
        foreach (char c in text)
        {
            bool blank = char.IsWhiteSpace(c) || char.IsControl(c);
            if (!blank || (line.Length > 0 && line[line.Length - 1] != ' '))
            {
                line.Append(blank ? ' ' : c);
            }
        }

        return line.ToString().TrimEnd();
    }

    private static string Title(string page)
    {
        int open = page.IndexOf("<title", StringComparison.OrdinalIgnoreCase);
        int start = open < 0 ? -1 : page.IndexOf('>', open);
        int end = start < 0 ? -1 : page.IndexOf('<', start);
        return end < 0 ? string.Empty : WebUtility.HtmlDecode(page.Substring(start + 1, end - start - 1));
    }

    private static string Words(string page)
    {
        StringBuilder words = new();
        int at = 0;
        while (at < page.Length)
        {
            int tag = page.IndexOf('<', at);
            words.Append(page, at, (tag < 0 ? page.Length : tag) - at).Append(' ');
            at = tag < 0 ? page.Length : End(page, tag);
        }

        return WebUtility.HtmlDecode(words.ToString());
    }

    // The end of the tag; for scripts, style sheets and comments, the end of the element.
    private static int End(string page, int tag)
    {
        foreach ((string start, string end) in new[] { ("<script", "</script"), ("<style", "</style"), ("<!--", "-->") })
        {
            if (string.Compare(page, tag, start, 0, start.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                tag = page.IndexOf(end, tag, StringComparison.OrdinalIgnoreCase);
                break;
            }
        }

        int close = tag < 0 ? -1 : page.IndexOf('>', tag);
        return close < 0 ? page.Length : close + 1;
    }
}
