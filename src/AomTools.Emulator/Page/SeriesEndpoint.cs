using System.Collections.Generic;
using System.Linq;
using AomTools.Emulator.Query;
using AomTools.Emulator.Report;

namespace AomTools.Emulator.Page;

/// <summary>Returns a page of the stored series that match a search, each with its newest values.</summary>
internal sealed class SeriesEndpoint(EmulatorState state)
{
    private const int SparkPoints = 60;
    private const int MaxCount = 200;

    public EmulatorResponse List(ReceivedRequest request)
    {
        SeriesSearch search = new(QueryString.Get(request, "search") ?? string.Empty);
        int start = (int)QueryNumbers.Get(request, "start", 0, 0, int.MaxValue);
        int count = (int)QueryNumbers.Get(request, "count", 50, 1, MaxCount);
        IReadOnlyList<StoredSeries> all = state.Points.Series;
        List<StoredSeries> found = [.. all.Where(search.Matches)];
        found.Sort(SeriesOrder.Compare);
        return EmulatorResponse.Json(200, new { total = all.Count, matched = found.Count, start, items = found.Skip(start).Take(count).Select(Describe) });
    }

    private static object Describe(StoredSeries series)
    {
        IReadOnlyList<StoredPoint> points = series.Points;
        return new
        {
            id = series.Id,
            @namespace = series.Namespace,
            name = series.Name,
            dimensions = series.Dimensions.Select(pair => new { name = pair.Key, value = pair.Value }),
            unit = points[^1].Unit,
            count = points.Count,
            last = points[^1].Value,
            lastTime = points[^1].Time,
            spark = points.Skip(points.Count - SparkPoints).Select(point => point.Number),
        };
    }
}
