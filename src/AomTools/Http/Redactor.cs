using System;
using System.Text;
using System.Text.RegularExpressions;

namespace AomTools.Http;

/// <summary>Takes secrets out of texts that come from outside.</summary>
internal static class Redactor
{
    public const string Mark = "REDACTED";

    private const char Cut = '…';

    // No key and no secret is shorter; what is may be part of a word of the text.
    private const int ShortLength = 8;

    private static readonly char[] s_ends = ['|', '\n', '"'];

    private static readonly string[] s_headers = ["x-security-token:", "x-auth-token:", "x-subject-token:", "authorization:"];

    /// <summary>Takes the values of headers that hold secrets out of a request that a server quotes; it puts "|" for the ends of lines.</summary>
    public static string RemoveHeaders(string text)
    {
        foreach (string header in s_headers)
        {
            text = RemoveHeader(text, header);
        }

        return text;
    }

    /// <summary>Replaces a text in each form in which a server may quote it: as it is, and as addresses and JSON write it.</summary>
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
            text = ReplaceBeginning(text.Replace(form, mark), form, mark);
        }

        return text;
    }

    // In one pass: a server may quote thousands.
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

    // A quotation that was cut may end within the secret.
    private static string ReplaceBeginning(string text, string plain, string mark)
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
