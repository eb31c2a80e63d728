using System.Collections.Generic;
using System.Linq;
using AomTools.Emulator.Report;

namespace AomTools.Emulator.Page;

/// <summary>The points of chosen series in a range of time, thinned out to what a chart can show.</summary>
internal sealed class HistoryEndpoint(EmulatorState state)
{
    private const int MaxSeries = 16;
    private const int MaxBuckets = 2000;

    public EmulatorResponse Read(ReceivedRequest request)
    {
        long[] ids = QueryNumbers.GetList(request, "ids", MaxSeries);
        long from = QueryNumbers.Get(request, "from", 0, 0, long.MaxValue);
        long to = QueryNumbers.Get(request, "to", long.MaxValue, 0, long.MaxValue);
        int buckets = (int)QueryNumbers.Get(request, "buckets", 600, 1, MaxBuckets);
        return EmulatorResponse.Json(200, new
        {
            now = state.Clock.Now.ToUnixTimeMilliseconds(),
            series = state.Points.Series.Where(series => ids.Contains(series.Id)).Select(series => Describe(series, from, to, buckets)),
        });
    }

    private static object Describe(StoredSeries series, long from, long to, int buckets)
    {
        IReadOnlyList<StoredPoint> all = series.Points;
        PointRange range = PointRange.Select(all, from, to);
        return new
        {
            id = series.Id,
            @namespace = series.Namespace,
            name = series.Name,
            dimensions = series.Dimensions.Select(pair => new { name = pair.Key, value = pair.Value }),
            unit = all[^1].Unit,
            first = all[0].Time,
            last = all[^1].Time,
            count = range.Count,
            min = range.Minimum,
            max = range.Maximum,
            average = range.Average,
            newest = all[^1].Value,
            points = range.Thin(buckets).Select(point => new[] { point.Time, point.Number }),
        };
    }
}
