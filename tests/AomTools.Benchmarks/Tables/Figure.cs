using System;
using System.Globalization;

namespace AomTools.Benchmarks.Tables;

/// <summary>Formats the numbers of tables.</summary>
internal static class Figure
{
    /// <summary>Rounds to thousands, or to tens below a hundred thousand.</summary>
    public static string Rate(double perSecond)
    {
        double step = perSecond >= 100_000 ? 1000 : 10;
        return (Math.Round(perSecond / step) * step).ToString("#,0", CultureInfo.InvariantCulture);
    }

    /// <summary>A whole number.</summary>
    public static string Whole(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>Microseconds, or a ratio near 1.</summary>
    public static string Fine(double number) => Text(number, "0.00");

    /// <summary>A ratio.</summary>
    public static string Ratio(double number) => Text(number, number >= 10 ? "0" : "0.0");

    /// <summary>A share in percent.</summary>
    public static string Share(double number) => Text(100 * number, "0") + " %";

    private static string Text(double number, string format) => double.IsNaN(number) ? "not measured" : number.ToString(format, CultureInfo.InvariantCulture);
}
