using System.Collections.Generic;
using System.Text;

namespace AomTools.Queries.Charts;

/// <summary>Draws one series as a path with breaks at gaps. Draws at most a few points per pixel.</summary>
internal static class ChartLine
{
    public static string Class(int index) => "c" + (index % ChartStyle.ColorCount);

    public static string DashAttribute(int index) => ChartStyle.Dashes(index) is string dashes ? $" stroke-dasharray=\"{dashes}\"" : string.Empty;

    public static string Draw(ChartSeries series, int index, ChartScale times, ChartScale values, int width)
    {
        StringBuilder path = new();
        Markup dots = new();
        long gap = series.GapFrom();
        IReadOnlyList<KeyValuePair<long, double>> points = Thin(series.Points, width);
        for (int i = 0; i < points.Count; i++)
        {
            string x = ChartText.Coordinate(times.Map(points[i].Key));
            string y = ChartText.Coordinate(values.Map(points[i].Value));
            bool starts = i == 0 || points[i].Key - points[i - 1].Key > gap;
            bool ends = i == points.Count - 1 || points[i + 1].Key - points[i].Key > gap;
            path.Append(starts ? 'M' : 'L').Append(x).Append(' ').Append(y);
            if (starts && ends)
            {
                // A path of one point is invisible.
                dots.Format($"<circle class=\"{Class(index)}\" cx=\"{x}\" cy=\"{y}\" r=\"2.5\"/>");
            }
        }

        return $"<path class=\"l {Class(index)}\"{DashAttribute(index)} d=\"{path}\"><title>{ChartText.Escape(series.Label)}</title></path>{dots}\n";
    }

    // Keep the least and the greatest value of each pixel in their order.
    private static IReadOnlyList<KeyValuePair<long, double>> Thin(IReadOnlyList<KeyValuePair<long, double>> points, int width)
    {
        if (points.Count <= 4 * width)
        {
            return points;
        }

        List<KeyValuePair<long, double>> kept = [];
        int size = points.Count / width;
        for (int start = 0; start < points.Count; start += size)
        {
            int low = start;
            int high = start;
            for (int i = start; i < System.Math.Min(points.Count, start + size); i++)
            {
                low = points[i].Value < points[low].Value ? i : low;
                high = points[i].Value > points[high].Value ? i : high;
            }

            kept.Add(points[System.Math.Min(low, high)]);
            if (low != high)
            {
                kept.Add(points[System.Math.Max(low, high)]);
            }
        }

        return kept;
    }
}
