using System;

namespace AomTools.Metrics;

/// <summary>The texts that programs write for infinity and NaN. .NET Framework reads fewer of them than .NET.</summary>
internal static class SpecialNumber
{
    // The runtime of Visual C++ before 2015 wrote 1.#QNAN, 1.#IND and 1.#INF, with zeros for the other digits.
    private static readonly string[] s_notNumbers = ["nan", "1.#qnan", "1.#snan", "1.#nan", "1.#ind", "nan(ind)", "nan(snan)"];
    private static readonly string[] s_infinities = ["infinity", "inf", "\u221e", "1.#inf"];

    /// <summary>Reads the text; returns false for any other text.</summary>
    public static bool TryParse(string text, out double number)
    {
        // The zeros after a word such as 1.#INF have no meaning.
        string word = text.TrimStart('+', '-').ToLowerInvariant();
        word = word.IndexOf('#') > 0 ? word.TrimEnd('0') : word;
        bool isNegative = text[0] == '-';
        number = Array.IndexOf(s_notNumbers, word) >= 0 ? double.NaN : isNegative ? double.NegativeInfinity : double.PositiveInfinity;
        return double.IsNaN(number) || Array.IndexOf(s_infinities, word) >= 0;
    }
}
