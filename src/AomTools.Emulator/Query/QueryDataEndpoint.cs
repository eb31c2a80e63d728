using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using AomTools.Emulator.Report;

namespace AomTools.Emulator.Query;

/// <summary>Reads points back: POST /v1/{project}/ams/metricdata. Gaps come as -1 unless fillValue says otherwise, as the service has it.</summary>
internal sealed class QueryDataEndpoint(EmulatorState state)
{
    private static readonly string[] s_statistics = ["maximum", "minimum", "sum", "average", "sampleCount"];
    private static readonly int[] s_periods = [60, 300, 900, 3600];

    public EmulatorResponse Handle(ReceivedRequest request, string project)
    {
        string fill = QueryString.Get(request, "fillValue") ?? "-1";
        if (fill is not ("-1" or "0" or "null" or "average"))
        {
            return EmulatorResponse.Aom(400, "SVCSTG_AMS_4000110", "fillValue invalid");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(request.Body);
            return Query(document.RootElement, project, fill);
        }
        catch (JsonException)
        {
            return EmulatorResponse.Aom(400, "SVCSTG_AMS_4000115", "parameter invalid");
        }
    }

    private EmulatorResponse Query(JsonElement body, string project, string fill)
    {
        List<MetricFilter?> filters = body.TryGetProperty("metrics", out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(MetricFilter.Read)]
            : [];
        if (filters.Count is 0 or > 20 || filters.Exists(filter => filter?.Name is null || filter.Dimensions.Count == 0))
        {
            return EmulatorResponse.Aom(400, "SVCSTG_AMS_4000105", "metrics invalid: 1 to 20, each with namespace, metricName and dimensions");
        }

        if (!body.TryGetProperty("period", out JsonElement given) || !given.TryGetInt32(out int period) || !s_periods.Contains(period))
        {
            return EmulatorResponse.Aom(400, "SVCSTG_AMS_4000103", "period invalid: 60, 300, 900 or 3600");
        }

        List<string?> statistics = body.TryGetProperty("statistics", out JsonElement names) && names.ValueKind == JsonValueKind.Array
            ? [.. names.EnumerateArray().Select(name => name.GetString())]
            : [];
        if (statistics.Count == 0 || statistics.Exists(name => !s_statistics.Contains(name)))
        {
            return EmulatorResponse.Aom(400, "SVCSTG_AMS_4000104", "statistics invalid");
        }

        if (TimeRange.Parse(body.TryGetProperty("timerange", out JsonElement text) ? text.GetString() : null, state.Clock.Now) is not TimeRange range)
        {
            return EmulatorResponse.Aom(400, "SVCSTG_AMS_4000108", "timerange invalid");
        }

        return (range.End - range.Start) / 1000 / period > 1440
            ? EmulatorResponse.Aom(400, "SVCSTG_AMS_4000107", "more than 1440 points in the range")
            : EmulatorResponse.Json(200, new
            {
                errorCode = "SVCSTG_AMS_2000000",
                errorMessage = "success",
                metrics = filters.Select(filter => Series(filter!, project, range, period, statistics!, fill)),
            });
    }

    private object Series(MetricFilter filter, string project, TimeRange range, int period, List<string> statistics, string fill)
    {
        List<StoredSeries> found = [.. state.Points.Series.Where(series => series.Project == project && filter.Matches(series) && series.Dimensions.Count == filter.Dimensions.Count)];
        ILookup<long, StoredPoint> slots = found.SelectMany(series => series.Points)
            .Where(point => point.Time >= range.Start && point.Time <= range.End)
            .ToLookup(point => point.Time / (period * 1000L));
        List<object> points = [];
        for (long slot = range.Start / (period * 1000L); slot <= range.End / (period * 1000L); slot++)
        {
            double[] values = [.. slots[slot].Select(point => double.Parse(point.Value, CultureInfo.InvariantCulture))];
            if (values.Length > 0 || fill != "null")
            {
                points.Add(Point(slot * period * 1000L, values, statistics, fill, found.FirstOrDefault()?.Points[^1].Unit));
            }
        }

        return new
        {
            metric = new { @namespace = filter.Namespace, metricName = filter.Name, dimensions = filter.Dimensions.Select(pair => new { name = pair.Key, value = pair.Value }) },
            dataPoints = points,
        };
    }

    // The documents' samples show timestamp and value as texts.
    private static object Point(long time, double[] values, List<string> statistics, string fill, string? unit) => new
    {
        timestamp = time.ToString(CultureInfo.InvariantCulture),
        unit = unit ?? string.Empty,
        statistics = statistics.Select(name => new { statistic = name, value = Statistic(name, values, fill).ToString("R", CultureInfo.InvariantCulture) }),
    };

    private static double Statistic(string name, double[] values, string fill) => values.Length == 0 ? (fill == "-1" ? -1 : 0) : name switch
    {
        "maximum" => values.Max(),
        "minimum" => values.Min(),
        "sum" => values.Sum(),
        "average" => values.Average(),
        _ => values.Length,
    };
}
