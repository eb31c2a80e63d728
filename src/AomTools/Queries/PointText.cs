using System;
using System.Collections.Generic;
using System.Globalization;

namespace AomTools.Queries;

/// <summary>Writes data points as text that is the same in every culture.</summary>
internal static class PointText
{
    /// <summary>Returns the statistics that are present, such as <c>Average=1.5 SampleCount=4</c>.</summary>
    public static string Describe(in PointValues values)
    {
        List<string> parts = [];
        Add(parts, "Average", values.Average);
        Add(parts, "Minimum", values.Minimum);
        Add(parts, "Maximum", values.Maximum);
        Add(parts, "Sum", values.Sum);
        Add(parts, "SampleCount", values.SampleCount);
        return string.Join(" ", parts);
    }

    public static string Time(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToLocalTime().ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private static void Add(List<string> parts, string name, double value)
    {
        if (!double.IsNaN(value))
        {
            parts.Add(name + "=" + value.ToString("R", CultureInfo.InvariantCulture));
        }
    }
}
