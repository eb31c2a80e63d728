using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using AomTools.Emulator.Faults;
using Xunit;

namespace AomTools.Emulator.Tests.Page;

/// <summary>What the page reads: parts of the series, thinned points, requests in short, the lines to connect.</summary>
public sealed class PageApiTests : EmulatorTestBase
{
    [Theory]
    [InlineData("", "cpu web-01, cpu web-02, memory web-02")]
    [InlineData("?search=CPU", "cpu web-01, cpu web-02")]
    [InlineData("?search=host%3Dweb-02%20app.", "cpu web-02, memory web-02")]
    [InlineData("?search=cpu%20web-02", "cpu web-02")]
    [InlineData("?search=%3Cb%3E", "")]
    [InlineData("?start=1&count=1", "cpu web-02")]
    [InlineData("?start=9", "")]
    public async Task Series_are_searched_sorted_and_paged(string query, string found)
    {
        await SendAsync($"[{Item("memory", "web-02")},{Item("cpu", "web-02")},{Item("cpu", "web-01")}]");
        JsonElement page = await GetAsync("series" + query);
        Assert.Equal(3, page.GetProperty("total").GetInt32());
        Assert.Equal(found, string.Join(", ", page.GetProperty("items").EnumerateArray().Select(one => $"{one.GetProperty("name")} {one.GetProperty("dimensions")[0].GetProperty("value")}")));
    }

    [Theory]
    [InlineData("series?count=0")]
    [InlineData("series?count=201")]
    [InlineData("series?start=-1")]
    [InlineData("history?ids=1,x")]
    [InlineData("history?ids=1&buckets=0")]
    [InlineData("history?ids=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17")]
    [InlineData("recent?show=other")]
    public async Task Parameters_out_of_range_are_rejected(string query) => Assert.Equal(400, (await ReadAsync(Http.GetAsync("/_emulator/" + query, Canceled))).Status);

    [Fact]
    public async Task A_series_has_its_newest_values_with_all_digits()
    {
        await SendAsync(Report([.. Enumerable.Range(-100, 100)]));
        JsonElement one = (await GetAsync("series")).GetProperty("items")[0];
        Assert.Equal((100, "99", 60), (one.GetProperty("count").GetInt32(), one.GetProperty("last").GetString(), one.GetProperty("spark").GetArrayLength()));
    }

    [Fact]
    public async Task A_history_keeps_to_its_range_and_size()
    {
        await SendAsync(Report([.. Enumerable.Range(-100, 100)]));
        long id = (await GetAsync("series")).GetProperty("items")[0].GetProperty("id").GetInt64();
        JsonElement whole = (await GetAsync($"history?ids={id},999&buckets=10")).GetProperty("series");
        Assert.Equal((1, 100, 20), (whole.GetArrayLength(), whole[0].GetProperty("count").GetInt32(), whole[0].GetProperty("points").GetArrayLength()));
        Assert.Equal((0, 99, 49.5), (whole[0].GetProperty("min").GetDouble(), whole[0].GetProperty("max").GetDouble(), whole[0].GetProperty("average").GetDouble()));
        long last = whole[0].GetProperty("last").GetInt64();
        JsonElement part = (await GetAsync($"history?ids={id}&from={last - 4000}&to={last - 2000}")).GetProperty("series")[0];
        Assert.Equal([95, 96, 97], part.GetProperty("points").EnumerateArray().Select(point => point[1].GetDouble()));
        JsonElement none = (await GetAsync($"history?ids={id}&to=5")).GetProperty("series")[0];
        Assert.Equal((0, JsonValueKind.Null), (none.GetProperty("count").GetInt32(), none.GetProperty("min").ValueKind));
    }

    [Fact]
    public async Task A_reset_gives_no_series_the_number_of_an_earlier_one()
    {
        await SendAsync(Report(0));
        long before = (await GetAsync("series")).GetProperty("items")[0].GetProperty("id").GetInt64();
        Host.Reset();
        await SendAsync(Report(0));
        Assert.NotEqual(before, (await GetAsync("series")).GetProperty("items")[0].GetProperty("id").GetInt64());
    }

    [Fact]
    public async Task Requests_are_listed_with_size_metrics_and_reason_the_newest_first()
    {
        await SendAsync(Report(0, 1, 2));
        Host.Faults.Add(new Fault { Status = 503 });
        await SendAsync(Report(3));
        Host.Faults.Add(new Fault { DropBefore = true });
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(Report(4)));
        await SendAsync("no json");
        JsonElement[] requests = [.. (await GetAsync("recent")).GetProperty("items").EnumerateArray()];
        Assert.Equal(["400 - Report", "- 1 Report", "503 1 Report", "200 3 Report"], requests.Select(Describe));
        Assert.Contains("the body is not JSON", requests[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal("connection dropped, metrics not stored", requests[1].GetProperty("fault").GetString());
        Assert.Equal("SVCSTG_AMS_5030001: storage session is null", requests[2].GetProperty("reason").GetString());
        Assert.Equal(JsonValueKind.Null, requests[3].GetProperty("reason").ValueKind);
        Assert.Equal(3, (await GetAsync("recent?show=failed")).GetProperty("items").GetArrayLength());
        Assert.Equal(1, (await GetAsync("recent?count=1")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task One_request_is_shown_whole()
    {
        await SendAsync("[\"<script>\"]");
        string id = (await GetAsync("recent")).GetProperty("items")[0].GetProperty("id").GetString()!;
        Assert.Equal("[\"<script>\"]", (await GetAsync("request?id=" + id)).GetProperty("body").GetString());
        Assert.Equal(404, (await ReadAsync(Http.GetAsync("/_emulator/request?id=other", Canceled))).Status);
        Assert.DoesNotContain("<script>", await Http.GetStringAsync("/_emulator/request?id=" + id, Canceled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lines_to_connect_have_the_address_that_the_browser_used()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/_emulator/connect") { Headers = { { "Host", "localhost:8700" } } };
        (int status, string body) = await ReadAsync(Http.SendAsync(request, Canceled));
        Assert.Equal(200, status);
        Assert.Contains("Connect-Aom -Endpoint http://localhost:8700 -ProjectId " + Host.Options.ProjectId, body, StringComparison.Ordinal);
    }

    private static string Describe(JsonElement request) => $"{Text(request, "status")} {Text(request, "metrics")} {Text(request, "kind")}";

    private static string Text(JsonElement request, string name) => request.GetProperty(name) is { ValueKind: not JsonValueKind.Null } value ? value.ToString() : "-";

    private static string Item(string name, string host) =>
        $$"""{"collect_time":{{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}},"metric":{"namespace":"APP.Web","dimensions":[{"name":"host","value":"{{host}}"}]},"values":[{"metric_name":"{{name}}","value":1}]}""";

    private async Task<JsonElement> GetAsync(string query) => JsonDocument.Parse(await Http.GetStringAsync("/_emulator/" + query, Canceled)).RootElement;
}
