using System.Collections.Generic;
using System.Linq;

namespace AomTools.Queries.Charts;

/// <summary>A line of a chart: values by time in milliseconds since 1970 UTC, sorted when the chart is drawn.</summary>
internal sealed class ChartSeries(string label, string? unit)
{
    private readonly List<KeyValuePair<long, double>> _points = [];

    public string Label { get; } = label;

    public string? Unit { get; } = unit;

    public IReadOnlyList<KeyValuePair<long, double>> Points => _points;

    public double Minimum => _points.Min(static point => point.Value);

    public double Maximum => _points.Max(static point => point.Value);

    public double Average => _points.Average(static point => point.Value);

    public double Last => _points[_points.Count - 1].Value;

    /// <summary>Adds a value. A chart cannot show NaN and infinity.</summary>
    public void Add(long time, double value)
    {
        if (!double.IsNaN(value) && !double.IsInfinity(value))
        {
            _points.Add(new KeyValuePair<long, double>(time, value));
        }
    }

    public void Sort() => _points.Sort(static (one, other) => one.Key.CompareTo(other.Key));

    /// <summary>The time between two points that counts as a gap: well above the usual distance.</summary>
    public long GapFrom()
    {
        long[] steps = [.. Enumerable.Range(1, System.Math.Max(0, _points.Count - 1)).Select(i => _points[i].Key - _points[i - 1].Key).OrderBy(static step => step)];
        return steps.Length == 0 ? long.MaxValue : steps[steps.Length / 2] * 5 / 2;
    }
}
