using System;
using System.Collections.Generic;

namespace AomTools.Queries;

/// <summary>Draws values by time as one line of block characters. A gap is a blank.</summary>
internal static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>Draws points in ascending time. Averages the points of one column.</summary>
    public static string Draw(IReadOnlyList<KeyValuePair<long, double>> points, double minimum, double maximum, int width)
    {
        long first = points[0].Key;
        long span = points[points.Count - 1].Key - first;
        int columns = Math.Min(width, points.Count);
        double[] sums = new double[columns];
        int[] counts = new int[columns];
        foreach (KeyValuePair<long, double> point in points)
        {
            int column = span == 0 ? 0 : (int)Math.Min(columns - 1, (point.Key - first) * (double)columns / span);
            if (!double.IsNaN(point.Value) && !double.IsInfinity(point.Value))
            {
                sums[column] += point.Value;
                counts[column]++;
            }
        }

        char[] line = new char[columns];
        for (int i = 0; i < columns; i++)
        {
            line[i] = counts[i] == 0 ? ' ' : Block(sums[i] / counts[i], minimum, maximum);
        }

        return new string(line);
    }

    // A constant series is a line in the middle, because it has no lowest value.
    private static char Block(double value, double minimum, double maximum)
    {
        double range = maximum - minimum;
        double share = range > 0 && !double.IsInfinity(range) ? (value - minimum) / range : 0.5;
        return Blocks[Math.Max(0, Math.Min(Blocks.Length - 1, (int)(share * Blocks.Length)))];
    }
}
