using System;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace AomTools.Emulator.Tests;

public sealed class ControlTests : IAsyncLifetime
{
    private EmulatorHost _host = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await EmulatorHost.StartAsync();
        _http = new HttpClient { BaseAddress = _host.Address };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Makes_faults_in_the_order_they_were_asked_for()
    {
        await PostAsync("faults", """{"kind":"Any","status":503,"retryAfter":"7"}""");
        await PostAsync("faults", """{"kind":"Any","dropBefore":true}""");
        using HttpResponseMessage first = await ReportAsync();
        Assert.Equal((503, 7), ((int)first.StatusCode, first.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
        await Assert.ThrowsAsync<HttpRequestException>(ReportAsync);
        using HttpResponseMessage third = await ReportAsync();
        Assert.Equal(401, (int)third.StatusCode);
    }

    [Fact]
    public async Task Truncates_responses()
    {
        await PostAsync("faults", """{"kind":"Report","truncate":true}""");
        await Assert.ThrowsAsync<HttpRequestException>(ReportAsync);
    }

    [Theory]
    [InlineData("faults", """{"statsu":503}""")]
    [InlineData("faults", "null")]
    [InlineData("rules", "no json")]
    public async Task Says_what_is_wrong_with_an_order(string path, string body) => Assert.Equal(400, (int)(await PostAsync(path, body)).StatusCode);

    [Fact]
    public async Task Shows_what_it_saw_and_forgets_it()
    {
        using HttpResponseMessage response = await ReportAsync();
        Assert.Contains("/ams/report/metricdata", await GetAsync("requests"), StringComparison.Ordinal);
        Assert.Contains("\"requests\":1", await GetAsync("status"), StringComparison.Ordinal);
        await PostAsync("clock", "{\"skewSeconds\":1200}");
        await PostAsync("reset", "");
        Assert.Equal(TimeSpan.Zero, _host.Clock.Skew);
        Assert.Equal("[]", await GetAsync("requests"));
        Assert.Equal("[]", await GetAsync("points"));
    }

    private Task<HttpResponseMessage> PostAsync(string path, string body) =>
        _http.PostAsync("/_emulator/" + path, new StringContent(body), TestContext.Current.CancellationToken);

    private Task<string> GetAsync(string path) => _http.GetStringAsync("/_emulator/" + path, TestContext.Current.CancellationToken);

    private Task<HttpResponseMessage> ReportAsync() =>
        _http.PostAsync($"/v1/{_host.Options.ProjectId}/ams/report/metricdata", new StringContent("[]"), TestContext.Current.CancellationToken);
}
