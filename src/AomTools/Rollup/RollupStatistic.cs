using System;
using System.Collections.Generic;
using System.Globalization;

namespace AomTools.Rollup;

/// <summary>A statistic of a window: its name, and the suffix of its metrics.</summary>
internal sealed class RollupStatistic
{
    private RollupStatistic(string name, string suffix, double? percentile = null)
    {
        Name = name;
        Suffix = suffix;
        Percentile = percentile;
    }

    public static RollupStatistic Average { get; } = new("Average", "_avg");

    public static RollupStatistic Minimum { get; } = new("Minimum", "_min");

    public static RollupStatistic Maximum { get; } = new("Maximum", "_max");

    public static RollupStatistic Sum { get; } = new("Sum", "_sum");

    public static RollupStatistic Count { get; } = new("Count", "_count");

    /// <summary>The statistics that are not percentiles.</summary>
    public static IReadOnlyList<RollupStatistic> Basic { get; } = [Average, Minimum, Maximum, Sum, Count];

    public string Name { get; }

    public string Suffix { get; }

    /// <summary>The percentile, above 0 and below 100; null for other statistics.</summary>
    public double? Percentile { get; }

    /// <summary>Reads a name such as <c>Average</c>, <c>P95</c> or <c>P99.9</c>, ignoring case; null if it is not a statistic.</summary>
    public static RollupStatistic? Parse(string text)
    {
        foreach (RollupStatistic basic in Basic)
        {
            if (basic.Name.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return basic;
            }
        }

        bool isPercentile = text.Length is >= 2 and <= 6 && (text[0] is 'P' or 'p');
        return isPercentile
            && double.TryParse(text.Substring(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double percentile)
            && percentile is > 0 and < 100
            ? FromPercentile(percentile)
            : null;
    }

    // P95, p95 and p95.0 share one name.
    private static RollupStatistic FromPercentile(double percentile)
    {
        string number = percentile.ToString("0.###", CultureInfo.InvariantCulture);
        return new RollupStatistic("P" + number, "_p" + number.Replace('.', '_'), percentile);
    }
}
