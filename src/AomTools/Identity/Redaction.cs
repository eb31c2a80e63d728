using System;

namespace AomTools.Identity;

/// <summary>Takes secrets out of texts that come from outside.</summary>
internal static class Redaction
{
    public const string Mark = "REDACTED";

    private static readonly char[] s_ends = ['|', '\n', '"'];

    private static readonly string[] s_headers = ["x-security-token:", "x-auth-token:", "x-subject-token:", "authorization:"];

    /// <summary>Takes the values of headers that hold secrets out of a request that a server quotes; it puts "|" for the ends of lines.</summary>
    public static string RemoveHeaders(string text)
    {
        foreach (string header in s_headers)
        {
            int at = text.IndexOf(header, StringComparison.OrdinalIgnoreCase);
            while (at >= 0)
            {
                int start = at + header.Length;
                int end = text.IndexOfAny(s_ends, start);
                text = text.Substring(0, start) + Mark + (end < 0 ? string.Empty : text.Substring(end));
                at = text.IndexOf(header, start, StringComparison.OrdinalIgnoreCase);
            }
        }

        return text;
    }

    public static string Remove(string text, SecretText secret)
    {
        string plain = secret.Reveal();
        return plain.Length == 0 ? text : text.Replace(plain, Mark);
    }

    /// <summary>The first and last four characters of an access key id: enough to tell two apart.</summary>
    public static string Mask(string identifier) =>
        identifier.Length <= 8 ? new string('*', identifier.Length) : identifier.Substring(0, 4) + "…" + identifier.Substring(identifier.Length - 4);
}
