using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace AomTools.Sources;

/// <summary>Converts text with a number in the notation of a culture, such as <c>1.234,5</c>, to the invariant notation.</summary>
internal static class LocalNumber
{
    private static readonly Regex s_groups = new(@"^(\d+|\d{1,3}(,\d{3})+|\d{1,2}(,\d{2})*,\d{3})$", RegexOptions.CultureInvariant);
    private static readonly Regex s_rest = new(@"^\d*([eE][+-]?\d+)?$", RegexOptions.CultureInvariant);

    /// <summary>Returns the value, or its invariant text if it is text in the notation of the culture.</summary>
    public static object? Read(object? value, CultureInfo? culture) => culture is not null && value is string text ? ToInvariant(text, culture) ?? text : value;

    // Groups must have the correct size: "12.5" is not 125 in German.
    private static string? ToInvariant(string text, CultureInfo culture)
    {
        NumberFormatInfo format = culture.NumberFormat;
        string trimmed = text.Trim();
        string sign = trimmed.StartsWith("-", StringComparison.Ordinal) || trimmed.StartsWith("+", StringComparison.Ordinal) ? trimmed.Substring(0, 1) : string.Empty;
        string number = trimmed.Substring(sign.Length);
        int mark = number.IndexOf(format.NumberDecimalSeparator, StringComparison.Ordinal);
        string whole = mark < 0 ? number : number.Substring(0, mark);
        string rest = mark < 0 ? string.Empty : number.Substring(mark + format.NumberDecimalSeparator.Length);
        string digits = WithCommas(whole, format.NumberGroupSeparator);
        return (s_groups.IsMatch(digits) || (digits.Length == 0 && rest.Length > 0)) && s_rest.IsMatch(rest)
            ? sign + digits.Replace(",", string.Empty) + (rest.Length == 0 ? string.Empty : "." + rest)
            : null;
    }

    // French and Swiss numbers are also grouped with the blanks and apostrophes of a keyboard.
    private static string WithCommas(string whole, string separator)
    {
        IEnumerable<char> same = separator is " " or "\u00a0" or "\u202f" ? " \u00a0\u202f" : separator is "'" or "\u2019" ? "'\u2019" : separator;
        StringBuilder made = new(whole.Length);
        foreach (char c in whole)
        {
            made.Append(same.Contains(c) ? ',' : c == ',' ? '?' : c);
        }

        return made.ToString();
    }
}
