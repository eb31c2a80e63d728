using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace AomTools.Emulator.Tests;

public sealed class ReportTests : IAsyncLifetime
{
    private EmulatorHost _host = null!;
    private HttpClient _http = null!;

    public static TheoryData<string, string> Broken => new()
    {
        { "{", "4000001" },
        { "{}", "4000001" },
        { "[]", "4000001" },
        { "[1]", "4000001" },
        { Item(ns: "\"NODOT\""), "4000002" },
        { Item(ns: "\"PAAS.x\""), "4000002" },
        { Item(ns: "\"A.b.c\""), "4000002" },
        { Item(ns: "\"1A.b\""), "4000002" },
        { Item(ns: "\"A." + new string('b', 31) + "\""), "4000002" },
        { Item(dimensions: "[]"), "4000003" },
        { Item(dimensions: "null"), "4000003" },
        { Item(value: """{"metric_name":"a","type":"double","value":1}"""), "4000005" },
        { Item(values: "[]"), "4000006" },
        { Item(values: "null"), "4000006" },
        { Item(dimensions: """[{"name":"","value":"v"}]"""), "4000007" },
        { Item(dimensions: """[{"name":"n","value":""}]"""), "4000007" },
        { Item(dimensions: "[{\"name\":\"" + new string('n', 33) + "\",\"value\":\"v\"}]"), "4000007" },
        { Item(dimensions: "[{\"name\":\"n\",\"value\":\"" + new string('v', 65) + "\"}]"), "4000007" },
        { Item(dimensions: """[{"name":"n","value":"a"},{"name":"n","value":"b"}]"""), "4000007" },
        { Item(dimensions: "[" + string.Join(',', Enumerable.Range(0, 51).Select(i => $$"""{"name":"n{{i}}","value":"v"}""")) + "]"), "4000009" },
        { Item(time: -25 * 3600), "4000010" },
        { Item(time: 31 * 60), "4000010" },
        { Item(value: """{"metric_name":"","value":1}"""), "4000001" },
        { Item(value: "{\"metric_name\":\"" + new string('m', 256) + "\",\"value\":1}"), "4000001" },
        { Item(value: "{\"metric_name\":\"a\",\"unit\":\"" + new string('u', 33) + "\",\"value\":1}"), "4000001" },
        { Item(value: """{"metric_name":"a"}"""), "4000001" },
        { Item(value: """{"metric_name":"a","value":"1"}"""), "4000001" },
        { Item(value: """{"metric_name":"a","value":-1}"""), "4000001" },
        { Item(value: """{"metric_name":"a","type":"int","value":1.5}"""), "4000001" },
    };

    public async ValueTask InitializeAsync()
    {
        _host = await EmulatorHost.StartAsync();
        _http = new HttpClient { BaseAddress = _host.Address };
        _http.DefaultRequestHeaders.Add("X-Auth-Token", _host.Options.Token);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Returns_the_code_of_each_broken_rule(string body, string code)
    {
        (int status, string responded) = await ReportAsync(body);
        Assert.Equal((400, "SVCSTG_AMS_" + code), (status, responded));
        Assert.Equal(0, _host.Points.Count);
    }

    [Fact]
    public async Task Takes_the_vendors_own_example()
    {
        string body = """[{"metric":{"namespace":"NOPAAS.ESC","dimensions":[{"name":"instance_id","value":"instance-101"}]},"values":[{"unit":"percent","metric_name":"cpu_util","type":"int","value":35}],"collect_time":TIME}]"""
            .Replace("TIME", Now().ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal((200, "SVCSTG_AMS_2000000"), await ReportAsync(body));
        Assert.Equal("35", _host.Points.Series[0].Points[0].Value);
    }

    [Theory]
    [InlineData(40_000, 200)]
    [InlineData(40_001, 400)]
    public async Task Takes_bodies_up_to_the_limit(int bytes, int expected)
    {
        string body = Item();
        (int status, _) = await ReportAsync(body + new string(' ', bytes - Encoding.UTF8.GetByteCount(Timed(body))));
        Assert.Equal(expected, status);
    }

    [Fact]
    public async Task Knows_series_by_dimensions_in_any_order()
    {
        await ReportAsync(Item(dimensions: """[{"name":"a","value":"1"},{"name":"b","value":"2"}]""", time: 0));
        (int status, _) = await ReportAsync(Item(dimensions: """[{"name":"b","value":"2"},{"name":"a","value":"1"}]""", time: -5));
        Assert.Equal(400, status);
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udc00\\ud800")]
    public async Task Rejects_texts_that_are_not_Unicode(string text)
    {
        Assert.Equal((400, "SVCSTG_AMS_4000001"), await ReportAsync(Item(value: $$"""{"metric_name":"{{text}}","value":1}""")));
        Assert.Equal((400, "SVCSTG_AMS_4000001"), await ReportAsync(Item(dimensions: $$"""[{"name":"n","value":"{{text}}"}]""")));
    }

    private static long Now() => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    private static string Item(
        string ns = "\"A.b\"", string dimensions = """[{"name":"n","value":"v"}]""", string? value = null, string? values = null, int time = 0) =>
        $$"""[{"collect_time":@{{time}}@,"metric":{"namespace":{{ns}},"dimensions":{{dimensions}}},"values":{{values ?? "[" + (value ?? """{"metric_name":"a","value":1}""") + "]"}}}]""";

    private readonly long _begin = Now();

    // "@-5@" means five seconds before the start of the test.
    private string Timed(string body)
    {
        string[] parts = body.Split('@');
        return parts.Length < 3 ? body : parts[0] + (_begin + (int.Parse(parts[1], CultureInfo.InvariantCulture) * 1000L)).ToString(CultureInfo.InvariantCulture) + parts[2];
    }

    private async Task<(int Status, string Code)> ReportAsync(string body)
    {
        using HttpResponseMessage response = await _http.PostAsync(
            $"/v1/{_host.Options.ProjectId}/ams/report/metricdata", new StringContent(Timed(body), Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        using JsonDocument json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return ((int)response.StatusCode, json.RootElement.GetProperty("errorCode").GetString()!);
    }
}
