using System;
using System.Globalization;
using System.Text;

namespace AomTools.Queries.Charts;

/// <summary>Writes external texts, numbers and times into a chart: escaped, on one line, and the same in every culture.</summary>
internal static class ChartText
{
    /// <summary>Escapes a text for content and for attributes in double quotes. Makes characters visible that XML forbids.</summary>
    public static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length);
        foreach (char c in MessageText.Visible(text))
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                '\uFFFE' or '\uFFFF' => escaped.Append('\uFFFD'),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    public static string Coordinate(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Formats a whole number in full, and any other with six significant digits.</summary>
    public static string Number(double value) => value.ToString(Math.Abs(value) < 1e15 && value == Math.Floor(value) ? "0" : "G6", CultureInfo.InvariantCulture);

    /// <summary>Formats a number for a tick, with k, M, G or T.</summary>
    public static string Tick(double value)
    {
        double size = Math.Abs(value);
        (double divisor, string suffix) = size >= 1e12 ? (1e12, "T") : size >= 1e9 ? (1e9, "G") : size >= 1e6 ? (1e6, "M") : size >= 1e4 ? (1e3, "k") : (1, string.Empty);
        return (value / divisor).ToString("G4", CultureInfo.InvariantCulture) + suffix;
    }

    public static string Time(long time) => Local(time).ToString("yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>Formats the time of a tick: hours and minutes, or the date if the range is longer than two days.</summary>
    public static string TimeTick(long time, long range) =>
        Local(time).ToString(range > 2 * 86_400_000L ? "MM-dd" : "HH:mm", CultureInfo.InvariantCulture);

    private static DateTimeOffset Local(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time).ToLocalTime();
}
