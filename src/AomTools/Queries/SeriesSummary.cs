using System;
using System.Collections.Generic;

namespace AomTools.Queries;

/// <summary>A summary of all data points of a series: a sparkline, and the least, last and greatest value.</summary>
internal sealed record SeriesSummary(string Sparkline, double Minimum, double Maximum, double Last)
{
    /// <summary>The width of a sparkline in characters.</summary>
    public const int Width = 40;

    /// <summary>Summarizes values with their times; returns null if there are none.</summary>
    public static SeriesSummary? Create(IReadOnlyList<KeyValuePair<long, double>> points)
    {
        double minimum = double.PositiveInfinity;
        double maximum = double.NegativeInfinity;
        double last = double.NaN;
        foreach (KeyValuePair<long, double> point in points)
        {
            if (!double.IsNaN(point.Value))
            {
                minimum = Math.Min(minimum, point.Value);
                maximum = Math.Max(maximum, point.Value);
                last = point.Value;
            }
        }

        return double.IsNaN(last) ? null : new SeriesSummary(Queries.Sparkline.Draw(points, minimum, maximum, Width), minimum, maximum, last);
    }
}
