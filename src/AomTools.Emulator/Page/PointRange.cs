using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Emulator.Report;

namespace AomTools.Emulator.Page;

/// <summary>The points of a series in a range of time: their statistics, and a choice of them that keeps every peak.</summary>
internal sealed class PointRange(IReadOnlyList<StoredPoint> points, int start, int count)
{
    public int Count => count;

    public double? Minimum => count == 0 ? null : Numbers.Min();

    public double? Maximum => count == 0 ? null : Numbers.Max();

    public double? Average => count == 0 ? null : Numbers.Average();

    private IEnumerable<double> Numbers => Enumerable.Range(start, count).Select(i => points[i].Number);

    /// <summary>Selects the points from <paramref name="from"/> to <paramref name="to"/>, both in milliseconds and included.</summary>
    public static PointRange Select(IReadOnlyList<StoredPoint> points, long from, long to)
    {
        int first = FirstAtOrAfter(points, from);
        int end = to == long.MaxValue ? points.Count : FirstAtOrAfter(points, to + 1);
        return new PointRange(points, first, Math.Max(0, end - first));
    }

    /// <summary>Returns at most two points for each bucket, its lowest and its highest, in order of time. A short range is returned whole.</summary>
    public IEnumerable<(double Time, double Number)> Thin(int buckets)
    {
        if (count <= 2 * buckets)
        {
            return Enumerable.Range(start, count).Select(At);
        }

        return Enumerable.Range(0, buckets).SelectMany(bucket => Extremes(Edge(bucket, buckets), Edge(bucket + 1, buckets)));
    }

    private int Edge(int bucket, int buckets) => start + (int)((long)count * bucket / buckets);

    private IEnumerable<(double Time, double Number)> Extremes(int first, int end)
    {
        int low = first;
        int high = first;
        for (int i = first + 1; i < end; i++)
        {
            low = points[i].Number < points[low].Number ? i : low;
            high = points[i].Number > points[high].Number ? i : high;
        }

        return low == high ? [At(low)] : [At(Math.Min(low, high)), At(Math.Max(low, high))];
    }

    private (double Time, double Number) At(int i) => (points[i].Time, points[i].Number);

    private static int FirstAtOrAfter(IReadOnlyList<StoredPoint> points, long time)
    {
        int low = 0;
        int high = points.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = points[middle].Time < time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
