using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace AomTools.Emulator.Tests;

/// <summary>Tests the queries of the emulator and their rejection.</summary>
public sealed class QueryTests : EmulatorTestBase
{
    private const string Metric = """{"namespace":"A.b","metricName":"a","dimensions":[{"name":"n","value":"v"}]}""";
    private long _minute;

    public static TheoryData<string, string, string> Broken => new()
    {
        { "ams/metrics?limit=0", "{}", "4000105" },
        { "ams/metrics?limit=1001", "{}", "4000105" },
        { "ams/metrics?limit=x", "{}", "4000105" },
        { "ams/metrics?start=-1", "{}", "4000106" },
        { "ams/metrics?type=other", "{}", "4000115" },
        { "ams/metrics?type=inventory", "{}", "4000102" },
        { "ams/metrics?type=inventory", """{"inventoryId":7}""", "4000102" },
        { "ams/metrics?type=inventory", """{"inventoryId":"host_"}""", "4000102" },
        { "ams/metrics?type=inventory", """{"inventoryId":"disk_1"}""", "4000102" },
        { "ams/metrics", "no json", "4000115" },
        { "ams/metrics", "[]", "4000115" },
        { "ams/metrics", "null", "4000115" },
        { "ams/metrics", """{"metricItems":{}}""", "4000115" },
        { "ams/metrics", """{"metricItems":[1]}""", "4000101" },
        { "ams/metrics", """{"metricItems":[{}]}""", "4000101" },
        { "ams/metrics", """{"metricItems":[{"namespace":7}]}""", "4000101" },
        { "ams/metrics", """{"metricItems":[{"namespace":"\ud800"}]}""", "4000115" },
        { "ams/metrics", """{"metricItems":[{"namespace":"A.b","metricName":7}]}""", "4000109" },
        { "ams/metrics", """{"metricItems":[{"namespace":"A.b","metricName":""}]}""", "4000109" },
        { "ams/metrics", """{"metricItems":[{"namespace":"A.b","dimensions":{}}]}""", "4000115" },
        { "ams/metrics", """{"metricItems":[{"namespace":"A.b","dimensions":[{"name":"n"}]}]}""", "4000115" },
        { "ams/metrics", """{"metricItems":[{"namespace":"A.b","dimensions":["n"]}]}""", "4000115" },
        { "ams/metricdata", "", "4000102" },
        { "ams/metricdata", "no json", "4000115" },
        { "ams/metricdata", "[]", "4000115" },
        { "ams/metricdata", "7", "4000115" },
        { "ams/metricdata", "{\"metrics\":" + new string('[', 100), "4000115" },
        { "ams/metricdata?fillValue=7", "{}", "4000110" },
        { "ams/metricdata", """{"metrics":[]}""", "4000105" },
        { "ams/metricdata", """{"metrics":7}""", "4000105" },
        { "ams/metricdata", """{"metrics":[7]}""", "4000105" },
        { "ams/metricdata", """{"metrics":[{"namespace":"A.b","metricName":"a"}]}""", "4000105" },
        { "ams/metricdata", """{"metrics":[{"namespace":"A.b","metricName":"a","dimensions":[]}]}""", "4000105" },
        { "ams/metricdata", """{"metrics":[{"namespace":"A.b","metricName":"a","dimensions":[{"name":"n","value":""}]}]}""", "4000105" },
        { "ams/metricdata", """{"metrics":[{"namespace":"A.b","dimensions":[{"name":"n","value":"v"}]}]}""", "4000105" },
        { "ams/metricdata", Body(metrics: string.Join(',', Enumerable.Repeat(Metric, 21))), "4000105" },
        { "ams/metricdata", Body(period: "61"), "4000103" },
        { "ams/metricdata", Body(period: "\"60\""), "4000103" },
        { "ams/metricdata", Body(period: "1e99"), "4000103" },
        { "ams/metricdata", Body(statistics: "[]"), "4000104" },
        { "ams/metricdata", Body(statistics: "\"sum\""), "4000104" },
        { "ams/metricdata", Body(statistics: "[1]"), "4000104" },
        { "ams/metricdata", Body(statistics: "[\"Sum\"]"), "4000104" },
        { "ams/metricdata", Body(range: "7"), "4000106" },
        { "ams/metricdata", Body(range: "\"-1,-1,60\""), "4000106" },
        { "ams/metricdata", Body(range: "\"-1.-1.0\""), "4000106" },
        { "ams/metricdata", Body(range: "\"-2.-1.1\""), "4000106" },
        { "ams/metricdata", Body(range: "\"-1.-1.9223372036854775807\""), "4000106" },
        { "ams/metricdata", Body(range: "\"2000.1000.60\""), "4000106" },
        { "ams/metricdata", Body(range: "\"1000.10000000.60\""), "4000106" },
        { "ams/metricdata", Body(range: "\"-1.-1.1441\""), "4000107" },
        { "ams/metricdata", Body(period: "300", range: "\"-1.-1.7201\""), "4000107" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Rejects_wrong_queries_with_their_codes(string path, string body, string code)
    {
        (int status, string response) = await ReadAsync(PostAsync(Project + "/" + path, body));
        Assert.Equal(400, status);
        Assert.Equal("SVCSTG_AMS_" + code, JsonDocument.Parse(response).RootElement.GetProperty("errorCode").GetString());
    }

    [Theory]
    [InlineData("60", "\"-1.-1.1440\"", 1440)]
    [InlineData("3600", "\"-1.-1.86400\"", 1440)]
    [InlineData("60", "\"-1.-1.2\"", 2)]
    public async Task Returns_one_point_per_period(string period, string range, int points) =>
        Assert.Equal(points, (await DataAsync("-1", Body(period, range: range))).GetArrayLength());

    // Two metrics in the third minute of five, one in the fifth.
    [Theory]
    [InlineData("-1", "-1 -1 30 -1 40")]
    [InlineData("0", "0 0 30 0 40")]
    [InlineData("null", "null null 30 null 40")]
    [InlineData("average", "30 30 30 35 40")]
    public async Task Fills_gaps(string fill, string expected)
    {
        await StoreAsync((2, 10), (2, 20), (4, 40));
        JsonElement points = await DataAsync(fill, Body(statistics: "[\"sum\"]", range: Range(0, 5)));
        Assert.Equal(expected, string.Join(' ', points.EnumerateArray().Select(point => point.GetProperty("statistics")[0].GetProperty("value").GetRawText())));
        Assert.Equal(Enumerable.Range(0, 5).Select(i => _minute + (i * 60_000)), points.EnumerateArray().Select(point => point.GetProperty("timestamp").GetInt64()));
    }

    [Theory]
    [InlineData("null", "null")]
    [InlineData("average", "null")]
    [InlineData("-1", "-1")]
    public async Task Fills_all_points_of_an_unknown_series(string fill, string expected)
    {
        JsonElement points = await DataAsync(fill, Body(range: "\"-1.-1.3\""));
        Assert.Equal(Enumerable.Repeat(expected, 3), points.EnumerateArray().Select(point => point.GetProperty("statistics")[0].GetProperty("value").GetRawText()));
    }

    [Fact]
    public async Task Returns_each_statistic_as_a_number()
    {
        await StoreAsync((2, 10), (2, 20.5));
        JsonElement points = await DataAsync("null", Body(statistics: """["maximum","minimum","sum","average","sampleCount"]""", range: Range(2, 3)));
        Assert.Equal("20.5 10 30.5 15.25 2", string.Join(' ', points[0].GetProperty("statistics").EnumerateArray().Select(statistic => statistic.GetProperty("value").GetRawText())));
        Assert.Equal(JsonValueKind.Number, points[0].GetProperty("timestamp").ValueKind);
    }

    [Fact]
    public async Task Merges_series_that_differ_in_other_dimensions()
    {
        await StoreAsync("""[{"name":"n","value":"v"},{"name":"disk","value":"C"}]""", (2, 10));
        await StoreAsync("""[{"name":"n","value":"v"},{"name":"disk","value":"D"}]""", (2, 20));
        JsonElement points = await DataAsync("null", Body(statistics: "[\"sum\"]", range: Range(2, 3)));
        Assert.Equal(30, points[0].GetProperty("statistics")[0].GetProperty("value").GetDouble());
    }

    [Theory]
    [InlineData("", """{"metricItems":[{"namespace":"A.b"}]}""", 2)]
    [InlineData("", """{"metricItems":[{"namespace":"CUSTOMMETRICS"}]}""", 2)]
    [InlineData("", """{"metricItems":[{"namespace":"A.c"}]}""", 0)]
    [InlineData("", """{"metricItems":[{"namespace":"A.b","dimensions":[{"name":"n","value":"v"}]}]}""", 1)]
    [InlineData("", "{}", 2)]
    [InlineData("?type=inventory", """{"inventoryId":"host_i-7"}""", 1)]
    [InlineData("?type=inventory", """{"inventoryId":"container_i_8"}""", 0)]
    public async Task Lists_series(string query, string body, int count)
    {
        await StoreAsync((2, 10));
        await StoreAsync("""[{"name":"hostID","value":"i-7"}]""", (2, 10));
        (int status, string response) = await ReadAsync(PostAsync(Project + "/ams/metrics" + query, body));
        JsonElement listed = JsonDocument.Parse(response).RootElement;
        Assert.Equal((200, count, count), (status, listed.GetProperty("metrics").GetArrayLength(), listed.GetProperty("metaData").GetProperty("total").GetInt32()));
    }

    private static string Body(string period = "60", string statistics = "[\"maximum\"]", string range = "\"-1.-1.60\"", string metrics = Metric) =>
        $$"""{"metrics":[{{metrics}}],"period":{{period}},"statistics":{{statistics}},"timerange":{{range}}}""";

    private string Range(int from, int to) => string.Create(CultureInfo.InvariantCulture, $"\"{_minute + (from * 60_000)}.{_minute + (to * 60_000)}.{to - from}\"");

    private Task StoreAsync(params (int Minute, double Value)[] metrics) => StoreAsync("""[{"name":"n","value":"v"}]""", metrics);

    private async Task StoreAsync(string dimensions, params (int Minute, double Value)[] metrics)
    {
        _minute = _minute > 0 ? _minute : (DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 60 * 60_000) - 3_600_000;
        string items = string.Join(',', metrics.Select((metric, i) => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"collect_time":{{_minute + (metric.Minute * 60_000) + i}},"metric":{"namespace":"A.b","dimensions":{{dimensions}}},"values":[{"metric_name":"a","value":{{metric.Value}}}]}""")));
        Assert.Equal(200, (await ReadAsync(SendAsync("[" + items + "]"))).Status);
    }

    private async Task<JsonElement> DataAsync(string fill, string body)
    {
        (int status, string response) = await ReadAsync(PostAsync(Project + "/ams/metricdata?fillValue=" + fill, body));
        Assert.Equal(200, status);
        return JsonDocument.Parse(response).RootElement.GetProperty("metrics")[0].GetProperty("dataPoints");
    }
}
