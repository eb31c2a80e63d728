using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace AomTools.Emulator.Query;

/// <summary>A validated query for points: up to 20 series, a period in seconds, statistics, a range and the value for gaps.</summary>
internal sealed record DataQuery(IReadOnlyList<MetricFilter> Filters, int Period, IReadOnlyList<string> Statistics, TimeRange Range, string Fill)
{
    private const int MaxPoints = 1440;
    private static readonly string[] s_statistics = ["maximum", "minimum", "sum", "average", "sampleCount"];
    private static readonly int[] s_periods = [60, 300, 900, 3600];
    private static readonly string[] s_fills = ["-1", "0", "null", "average"];

    /// <exception cref="QueryError">A parameter breaks a rule of the documents.</exception>
    public static DataQuery Read(ReceivedRequest request, JsonElement body, DateTimeOffset now)
    {
        string fill = Check(QueryString.Get(request, "fillValue") ?? "-1", s_fills.Contains, "4000110", "fillValue invalid: -1, 0, null or average");
        List<MetricFilter> filters = [.. (JsonFields.Items(body, "metrics") ?? []).Select(ReadFilter)];
        Check(filters.Count, count => count is > 0 and <= 20, "4000105", "metrics invalid: 1 to 20");
        int period = Check(JsonFields.Number(body, "period") ?? 0, s_periods.Contains, "4000103", "period invalid: 60, 300, 900 or 3600");
        List<string> statistics = [.. (JsonFields.Items(body, "statistics") ?? []).Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : string.Empty)];
        Check(statistics, names => names.Count > 0 && names.TrueForAll(s_statistics.Contains), "4000104", "statistics invalid: " + string.Join(", ", s_statistics));
        TimeRange? range = Check(TimeRange.Parse(JsonFields.Text(body, "timerange"), now), range => range is not null, "4000106", "timerange invalid: startMs.endMs.minutes");
        Check(range!.Value, range => !range.IsTooLong(period, MaxPoints), "4000107", "more than 1440 points in the range");
        return new DataQuery(filters, period, statistics, range.Value, fill);
    }

    private static MetricFilter ReadFilter(JsonElement element)
    {
        try
        {
            return Check(MetricFilter.Read(element), filter => filter.Name is not null && filter.Dimensions.Count > 0, "4000105", "missing");
        }
        catch (QueryError)
        {
            throw new QueryError("4000105", "metrics invalid: each with namespace, metricName and dimensions");
        }
    }

    private static T Check<T>(T value, Predicate<T> isValid, string code, string message) => isValid(value) ? value : throw new QueryError(code, message);
}
