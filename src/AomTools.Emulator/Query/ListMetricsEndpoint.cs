using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using AomTools.Emulator.Report;

namespace AomTools.Emulator.Query;

/// <summary>Lists the stored series: POST /v1/{project}/ams/metrics.</summary>
internal sealed class ListMetricsEndpoint(EmulatorState state)
{
    private const int MaxLimit = 1000;

    // The service has returned tokens of 19 digits.
    private const long HugeToken = 9_007_148_492_074_000_000;

    public EmulatorResponse Handle(ReceivedRequest request, string project) => QueryReader.Respond(request, body =>
    {
        int limit = (int)ReadNumber(request, "limit", MaxLimit, 1, MaxLimit, "4000105");
        long start = ReadNumber(request, "start", 0, 0, long.MaxValue, "4000106");
        start = start >= HugeToken ? start - HugeToken : Math.Min(start, int.MaxValue);
        Func<StoredSeries, bool> matches = QueryString.Get(request, "type") switch
        {
            null => ReadFilters(body),
            "inventory" => ReadInventory(body),
            _ => throw new QueryError("4000115", "parameter invalid: type must be inventory or absent"),
        };
        return List([.. state.Points.Series.Where(series => series.Project == project && matches(series))], start, limit);
    });

    private EmulatorResponse List(List<StoredSeries> found, long start, int limit)
    {
        List<StoredSeries> page = [.. found.Skip((int)start).Take(limit)];
        Dictionary<string, object> answer = new()
        {
            ["metrics"] = page.Select(series => new
            {
                @namespace = series.Namespace,
                metricName = series.Name,
                unit = series.Points[^1].Unit ?? string.Empty,
                dimensions = series.Dimensions.Select(pair => new { name = pair.Key, value = pair.Value }),
            }),
        };
        if (state.Options.QueryForms.Token != TokenForm.Missing)
        {
            answer.Add("metaData", new { count = page.Count, total = found.Count, nextToken = NextToken(start + page.Count, start + page.Count < found.Count) });
        }

        return QueryReader.Succeed(state.Options.QueryForms, answer);
    }

    private long? NextToken(long next, bool hasMore) => state.Options.QueryForms.Token switch
    {
        TokenForm.Huge => hasMore ? next + HugeToken : null,
        TokenForm.Zero => 0,
        TokenForm.Repeated => 7,
        _ => hasMore ? next : null,
    };

    private static Func<StoredSeries, bool> ReadFilters(JsonElement body)
    {
        if (JsonFields.Items(body, "metricItems") is not IReadOnlyList<JsonElement> items)
        {
            return JsonFields.Has(body, "metricItems") ? throw new QueryError("4000115", "parameter invalid: metricItems must be a list") : _ => true;
        }

        List<MetricFilter> filters = [.. items.Select(MetricFilter.Read)];
        return series => filters.Count == 0 || filters.Exists(filter => filter.Matches(series));
    }

    // resType_resId. A series belongs to a resource if one of its dimensions has the ID of the resource.
    private static Func<StoredSeries, bool> ReadInventory(JsonElement body)
    {
        string[] parts = JsonFields.Text(body, "inventoryId")?.Split('_', 2) ?? [];
        return parts is [("host" or "application" or "instance" or "container" or "process" or "network" or "storage" or "volume"), { Length: > 0 } id]
            ? series => series.Dimensions.Any(pair => pair.Value == id)
            : throw new QueryError("4000102", "inventoryId invalid: resType_resId");
    }

    private static long ReadNumber(ReceivedRequest request, string name, long otherwise, long min, long max, string code)
    {
        string? text = QueryString.Get(request, name);
        return text is null ? otherwise
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number >= min && number <= max ? number
            : throw new QueryError(code, name + " invalid");
    }
}
