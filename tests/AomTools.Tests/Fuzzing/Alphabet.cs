using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace AomTools.Tests.Fuzzing;

/// <summary>The elements of inputs, bytes or characters, and sequences that are difficult for readers.</summary>
internal sealed class Alphabet<T>(IReadOnlyList<T[]> specials, IReadOnlyList<T[]> tokens, IReadOnlyList<T[]> lineEnds, Func<T, char> toChar, Func<T, Random, T> flip)
    where T : struct
{
    private const string Delimiters = "\"\\,:;=()[]{}<> \t\r\n/";

    public IReadOnlyList<T[]> Specials { get; } = specials;

    /// <summary>Replacements for a whole value.</summary>
    public IReadOnlyList<T[]> Tokens { get; } = tokens;

    public IReadOnlyList<T[]> LineEnds { get; } = lineEnds;

    public T LineEnd { get; } = lineEnds[0][0];

    public Func<T, Random, T> Flip { get; } = flip;

    public bool IsDelimiter(T unit) => Delimiters.Contains(toChar(unit), StringComparison.Ordinal);

    public bool IsQuote(T unit) => toChar(unit) == '"';
}

/// <summary>The two alphabets.</summary>
internal static class Alphabet
{
    private static readonly string[] s_lineEnds = ["\n", "\r\n", "\r", "\n\n", "\u2028", ""];

    private static readonly string[] s_tokens =
    [
        "", " ", "null", "true", "{}", "[]", "\"\"", "\" \"", "[null]", "{\"a\":null}", "\"\\ud800\"", "\"\\u0000\"", "-1", "-0", "0", "00", "1.5", "0x10", "1,5",
        "NaN", "Infinity", "1e999", "-1e999", "1e-999999999999", "9e15", "9223372036854775807", "-9223372036854775808", "18446744073709551616", "253402300799999", "253402300800000",
        "\"0001-01-01T00:00:00Z\"", "0001-01-01T00:00:00+14:00", "\"9999-12-31T23:59:59.9999999Z\"", "9999-12-31T23:59:59-14:00", "2026-02-30T25:61:61Z", "2026-03-29T02:30:00", "/Date(1)/",
    ];

    private static readonly string[] s_texts =
    [
        "\0", "\uFEFF", "\r", "\n", "\t", "\u00A0", "\u200B", "\u2028", "\u001b[31m", "\"", "\\", "'", "[", "]", "{", "}", "(", ")", ":", ",", "=", ";", "#", "/", "%",
        "\\ud800", "\\udc00\\ud800", "\\u0000", "\\u0022", "主", "İ", "ß", "٣", "e\u0301", "\U0001F600", "\u202E", "%00", "%2e%2e%2f", "..", "\\\\", "://", "@", "_",
        "metric_name", "values", "dimensions", "host=", "a=1;", "authorization:", "|",
        new('9', 400), "0." + new string('0', 400) + "1", new('[', 70), new('(', 70), new string('{', 70), string.Concat(Enumerable.Repeat("{\"a\":", 70)),
    ];

    public static Alphabet<char> Characters { get; } = new(
        [.. s_texts.Concat(s_tokens).Concat(["\uD800", "\uDC00", "\uDC00\uD800", "\uFFFF"]).Where(IsSomething).Select(ToCharacters)],
        [.. s_tokens.Select(ToCharacters)],
        [.. s_lineEnds.Select(ToCharacters)],
        static unit => unit,
        static (unit, random) => (char)(unit ^ (1 << random.Next(random.Next(4) == 0 ? 16 : 7))));

    // Besides the texts: bytes that are not UTF-8, UTF-8 of a lone surrogate, an overlong NUL, GBK, and the first bytes of gzip and UTF-16.
    public static Alphabet<byte> Bytes { get; } = new(
        [.. s_texts.Concat(s_tokens).Where(IsSomething).Select(Encoding.UTF8.GetBytes), [0xFF], [0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xD6, 0xF7], [0x1F, 0x8B, 0x08, 0x00], [0xFF, 0xFE]],
        [.. s_tokens.Select(Encoding.UTF8.GetBytes)],
        [.. s_lineEnds.Select(Encoding.UTF8.GetBytes)],
        static unit => (char)unit,
        static (unit, random) => (byte)(unit ^ (1 << random.Next(8))));

    private static char[] ToCharacters(string text) => text.ToCharArray();

    private static bool IsSomething(string text) => text.Length > 0;
}
