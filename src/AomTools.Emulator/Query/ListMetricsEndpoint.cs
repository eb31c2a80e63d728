using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using AomTools.Emulator.Report;

namespace AomTools.Emulator.Query;

/// <summary>Lists the series that are held: POST /v1/{project}/ams/metrics.</summary>
internal sealed class ListMetricsEndpoint(EmulatorState state)
{
    private const int LimitMax = 1000;

    public EmulatorResponse Handle(ReceivedRequest request, string project)
    {
        if (!TryNumber(request, "limit", LimitMax, 1, LimitMax, out int limit))
        {
            return EmulatorResponse.Aom(400, "SVCSTG_AMS_4000105", "limit invalid");
        }

        if (!TryNumber(request, "start", 0, 0, int.MaxValue, out int start))
        {
            return EmulatorResponse.Aom(400, "SVCSTG_AMS_4000106", "start invalid");
        }

        if (ReadFilters(request.Body) is not List<MetricFilter> filters)
        {
            return EmulatorResponse.Aom(400, "SVCSTG_AMS_4000101", "namespace invalid");
        }

        List<StoredSeries> found = [.. state.Points.Series.Where(series => series.Project == project && (filters.Count == 0 || filters.Exists(filter => filter.Matches(series))))];
        List<StoredSeries> page = [.. found.Skip(start).Take(limit)];
        bool more = start + page.Count < found.Count;
        return EmulatorResponse.Json(200, new
        {
            errorCode = "SVCSTG_AMS_2000000",
            errorMessage = "success",
            metrics = page.Select(series => new
            {
                @namespace = series.Namespace,
                metricName = series.Name,
                unit = series.Points[^1].Unit ?? string.Empty,
                dimensions = series.Dimensions.Select(pair => new { name = pair.Key, value = pair.Value }),
            }),
            metaData = new { count = page.Count, total = found.Count, nextToken = more ? start + page.Count : (int?)null },
        });
    }

    private static List<MetricFilter>? ReadFilters(byte[] body)
    {
        if (body.Length == 0)
        {
            return [];
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            if (!document.RootElement.TryGetProperty("metricItems", out JsonElement items))
            {
                return [];
            }

            List<MetricFilter?> filters = [.. items.EnumerateArray().Select(MetricFilter.Read)];
            return filters.Contains(null) ? null : [.. filters.OfType<MetricFilter>()];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool TryNumber(ReceivedRequest request, string name, int otherwise, int min, int max, out int number)
    {
        number = otherwise;
        return QueryString.Get(request, name) is not string text
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= min && number <= max);
    }
}
