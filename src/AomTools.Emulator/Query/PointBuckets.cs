using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AomTools.Emulator.Report;

namespace AomTools.Emulator.Query;

/// <summary>The points of one series by period, from the first full one in the range; gaps are filled.</summary>
internal sealed class PointBuckets
{
    private readonly DataQuery _query;
    private readonly long[] _times;
    private readonly double[][] _values;

    public PointBuckets(DataQuery query, IEnumerable<StoredPoint> points)
    {
        long length = query.Period * 1000L;
        long first = (query.Range.Start + length - 1) / length;
        long end = (query.Range.End + length - 1) / length;
        ILookup<long, double> values = points.ToLookup(point => point.Time / length, point => double.Parse(point.Value, CultureInfo.InvariantCulture));
        _query = query;
        _times = [.. Enumerable.Range(0, (int)(end - first)).Select(i => (first + i) * length)];
        _values = [.. _times.Select(time => values[time / length].ToArray())];
    }

    public IEnumerable<object> ToJson(string unit, QueryForms forms)
    {
        IEnumerable<object> points = _times.Select((time, i) => (object)new
        {
            timestamp = Form<long>(time, forms),
            unit,
            statistics = _query.Statistics.Select(name => new { statistic = name, value = Form(_values[i].Length > 0 ? Statistic(name, _values[i]) : Fill(name, i), forms) }),
        });
        return forms.Unordered ? points.Reverse() : points;
    }

    private static object? Form<T>(T? value, QueryForms forms)
        where T : struct, System.IFormattable => forms.NumbersAsText ? value?.ToString(null, CultureInfo.InvariantCulture) : value;

    private double? Fill(string name, int at) => _query.Fill switch
    {
        "-1" => -1,
        "0" => 0,
        "average" => Average(name, at),
        _ => null,
    };

    // The mean of the nearest points with data on both sides; null if there are none.
    private double? Average(string name, int at)
    {
        int before = System.Array.FindLastIndex(_values, at, values => values.Length > 0);
        int after = System.Array.FindIndex(_values, at, values => values.Length > 0);
        return new[] { before, after }.Where(neighbor => neighbor >= 0).Select(neighbor => (double?)Statistic(name, _values[neighbor])).Average();
    }

    private static double Statistic(string name, double[] values) => name switch
    {
        "maximum" => values.Max(),
        "minimum" => values.Min(),
        "sum" => values.Sum(),
        "average" => values.Average(),
        _ => values.Length,
    };
}
