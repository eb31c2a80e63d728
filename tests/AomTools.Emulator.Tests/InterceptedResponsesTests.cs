using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Emulator.Faults;
using Xunit;

namespace AomTools.Emulator.Tests;

public sealed class InterceptedResponsesTests : EmulatorTestBase
{
    private static readonly string[] s_endless = ["endless-chunked", "endless-page", "headers-only"];
    private static readonly string[] s_broken = ["truncated", "truncated-chunked"];
    private static readonly string[] s_processed = ["bom", "gzip", "gzip-broken", "dripped", "truncated", "truncated-chunked"];

    public static TheoryData<string> Whole => new(InterceptedResponses.Names.Except(s_endless).Except(s_broken).Except(["dripped"]));

    public static TheoryData<string> Endless => new(s_endless);

    public static TheoryData<string> Cut => new(s_broken);

    [Theory]
    [MemberData(nameof(Whole))]
    public async Task Responds_by_name_and_processes_only_if_the_response_is_AOMs(string name)
    {
        using HttpResponseMessage response = await InterceptAsync(name);
        int status = int.TryParse(name.Split('-')[^1], out int number) && number is >= 200 and <= 599 ? number : 200;
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(s_processed.Contains(name) ? 1 : 0, Host.Points.Count);
    }

    [Theory]
    [MemberData(nameof(Whole))]
    public async Task Stores_the_report_before_any_response_on_request(string name)
    {
        using HttpResponseMessage response = await InterceptAsync(name, ",\"afterProcessing\":true");
        Assert.Equal(1, Host.Points.Count);
    }

    [Theory]
    [MemberData(nameof(Cut))]
    public async Task Breaks_off(string name)
    {
        await Assert.ThrowsAsync<HttpRequestException>(() => InterceptAsync(name));
        Assert.Equal(1, Host.Points.Count);
    }

    [Theory]
    [MemberData(nameof(Endless))]
    public async Task Keeps_the_connection_open_until_the_client_ends_it(string name)
    {
        await PostAsync("/_emulator/faults", $$"""{"response":"{{name}}"}""");
        using HttpRequestMessage request = new(HttpMethod.Post, Project + "/ams/report/metricdata") { Content = new StringContent(Report(0)) };
        using HttpResponseMessage response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Canceled);
        Assert.Equal(200, (int)response.StatusCode);
        using Stream body = await response.Content.ReadAsStreamAsync(Canceled);
        byte[] start = new byte[200_000];
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(Canceled);
        ValueTask reading = body.ReadExactlyAsync(start, end.Token);
        if (name == "headers-only")
        {
            Assert.False(reading.IsCompleted);
            await end.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await reading);
            return;
        }

        await reading;
        Assert.Equal(name == "endless-page" ? '<' : '{', (char)start[0]);
    }

    [Fact]
    public async Task Ends_a_response_without_a_body_on_request()
    {
        Task held = Host.Faults.Held;
        Task<HttpResponseMessage> request = InterceptAsync("headers-only");
        await held;
        Host.Faults.ReleaseAll();
        await Assert.ThrowsAsync<HttpRequestException>(() => request);
    }

    [Theory]
    [InlineData("redirect-302", true)]
    [InlineData("redirect-307", true)]
    [InlineData("page-200", false)]
    public async Task Counts_who_follows_a_redirect(string name, bool follows)
    {
        await PostAsync("/_emulator/faults", $$"""{"response":"{{name}}"}""");
        using HttpClient browser = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = Host.Address };
        using HttpResponseMessage response = await browser.PostAsync(Project + "/ams/report/metricdata", new StringContent("[]"), Canceled);
        Assert.Equal(follows ? 1 : 0, Host.Requests.FollowedRedirects);
        Assert.Equal(follows, (await response.Content.ReadAsStringAsync(Canceled)).Contains("SVCSTG_AMS_2000000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Packs_AOMs_own_response()
    {
        byte[] marked = await BytesAsync("bom", Report(0));
        Assert.Equal([0xEF, 0xBB, 0xBF, (byte)'{'], marked.Take(4));
        using MemoryStream packed = new(await BytesAsync("gzip", Report(1)));
        using GZipStream gzip = new(packed, CompressionMode.Decompress);
        using JsonDocument json = await JsonDocument.ParseAsync(gzip, cancellationToken: Canceled);
        Assert.Equal("SVCSTG_AMS_2000000", json.RootElement.GetProperty("errorCode").GetString());
        Assert.Contains("SVCSTG_AMS_4000001", Encoding.UTF8.GetString(await BytesAsync("bom", "[]")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drips_by_its_own_clock()
    {
        ImmediateTime time = new();
        await using EmulatorHost host = await EmulatorHost.StartAsync(new EmulatorOptions { Port = 0, TimeProvider = time });
        host.Faults.Add(new Fault { Response = "dripped", DripInterval = TimeSpan.FromMinutes(1) });
        using HttpClient http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = host.Address };
        using HttpResponseMessage response = await http.PostAsync(Project + "/ams/report/metricdata", new StringContent(Report(0)), Canceled);
        int bytes = (await response.Content.ReadAsByteArrayAsync(Canceled)).Length;
        Assert.Equal(Enumerable.Repeat(TimeSpan.FromMinutes(1), bytes), time.Waits);
    }

    [Fact]
    public async Task Adds_headers_and_replaces_its_own()
    {
        Host.Faults.Add(new Fault { Response = "redirect-301", RetryAfter = "7", Headers = new System.Collections.Generic.Dictionary<string, string> { ["location"] = "http://elsewhere.example/", ["Date"] = "yesterday" } });
        using HttpResponseMessage response = await SendAsync(Report(0));
        Assert.Equal(("http://elsewhere.example/", "yesterday", "7"), (
            response.Headers.Location!.AbsoluteUri, response.Headers.GetValues("Date").Single(), response.Headers.RetryAfter!.ToString()));
    }

    [Theory]
    [InlineData("""{"response":"page-999"}""", "page-404")]
    [InlineData("""{"status":99}""", "from 200 to 599")]
    [InlineData("""{"status":500,"count":0}""", "at least 1")]
    [InlineData("""{"status":204,"body":"x"}""", "no body")]
    [InlineData("""{"status":503,"retryAfter":"1\r\nX: y"}""", "printable")]
    [InlineData("""{"status":503,"contentType":""}""", "printable")]
    [InlineData("""{"status":503,"headers":{"X-Name":"\u00e4"}}""", "printable")]
    [InlineData("""{"delaySeconds":-1}""", "0 to 86400")]
    [InlineData("""{"delaySeconds":1e300}""", "0 to 86400")]
    public async Task Rejects_a_fault_it_cannot_make(string fault, string text)
    {
        (int status, string body) = await ReadAsync(PostAsync("/_emulator/faults", fault));
        Assert.Equal(400, status);
        Assert.Contains(text, body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(205)]
    [InlineData(304)]
    public async Task Responds_without_a_body_where_HTTP_knows_none(int status)
    {
        Host.Faults.Add(new Fault { Status = status });
        Assert.Equal((status, string.Empty), await ReadAsync(SendAsync(Report(0))));
    }

    private async Task<HttpResponseMessage> InterceptAsync(string name, string more = "", string? body = null)
    {
        await PostAsync("/_emulator/faults", $$"""{"response":"{{name}}"{{more}}}""");
        return await SendAsync(body ?? Report(0));
    }

    private async Task<byte[]> BytesAsync(string name, string body)
    {
        using HttpResponseMessage response = await InterceptAsync(name, body: body);
        return await response.Content.ReadAsByteArrayAsync(Canceled);
    }
}
