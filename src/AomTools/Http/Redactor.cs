using System;
using System.Text;
using System.Text.RegularExpressions;

namespace AomTools.Http;

/// <summary>Removes secrets from external texts.</summary>
internal static class Redactor
{
    public const string Mark = "REDACTED";

    private const char Cut = '…';

    // Keys and secrets are longer. A shorter text may be part of a word.
    private const int ShortLength = 8;

    private static readonly char[] s_ends = ['|', '\n', '"'];

    private static readonly string[] s_headers = ["x-security-token:", "x-auth-token:", "x-subject-token:", "authorization:"];

    /// <summary>Removes the values of secret headers from a quoted request, in which "|" replaces line ends.</summary>
    public static string RemoveHeaders(string text)
    {
        foreach (string header in s_headers)
        {
            text = RemoveHeader(text, header);
        }

        return text;
    }

    /// <summary>Replaces a text in every form that a server may quote: plain, URL-encoded and JSON-escaped.</summary>
    public static string Replace(string text, string plain, string mark)
    {
        if (string.IsNullOrWhiteSpace(plain))
        {
            return text;
        }

        if (plain.Length < ShortLength)
        {
            return Regex.Replace(text, @"(?<!\w)" + Regex.Escape(plain) + @"(?!\w)", mark, RegexOptions.CultureInvariant);
        }

        foreach (string form in new[] { plain, Uri.EscapeDataString(plain), plain.Replace("/", "\\/") })
        {
            text = ReplaceTruncated(text.Replace(form, mark), form, mark);
        }

        return text;
    }

    // One pass: a server may quote thousands of headers.
    private static string RemoveHeader(string text, string header)
    {
        StringBuilder clean = new();
        int done = 0;
        for (int at = Find(0); at >= 0; at = Find(done))
        {
            int start = at + header.Length;
            int end = text.IndexOfAny(s_ends, start);
            clean.Append(text, done, start - done).Append(Mark);
            done = end < 0 ? text.Length : end;
        }

        return done == 0 ? text : clean.Append(text, done, text.Length - done).ToString();

        int Find(int from) => text.IndexOf(header, from, StringComparison.OrdinalIgnoreCase);
    }

    // A truncated quotation may end within the secret.
    private static string ReplaceTruncated(string text, string plain, string mark)
    {
        int end = text.Length - 1;
        if (end < 0 || text[end] != Cut)
        {
            return text;
        }

        for (int length = Math.Min(plain.Length - 1, end); length >= 4; length--)
        {
            if (string.CompareOrdinal(text, end - length, plain, 0, length) == 0)
            {
                return text.Substring(0, end - length) + mark + Cut;
            }
        }

        return text;
    }
}
