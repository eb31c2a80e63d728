using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace AomTools.Emulator.Tests;

/// <summary>A running emulator, and a client with a token that AOM accepts.</summary>
public abstract class EmulatorTestBase : IAsyncLifetime
{
    private readonly long _start = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    private protected EmulatorHost Host { get; private set; } = null!;

    private protected HttpClient Http { get; private set; } = null!;

    private protected string Project => "/v1/" + Host.Options.ProjectId;

    private protected static CancellationToken Canceled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Host = await EmulatorHost.StartAsync();
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = Host.Address };
        Http.DefaultRequestHeaders.Add("X-Auth-Token", Host.Options.Token);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A report with one metric per second of <paramref name="seconds"/>, all of one series.</summary>
    private protected string Report(params int[] seconds) => "[" + string.Join(',', seconds.Select(second => string.Create(CultureInfo.InvariantCulture,
        $$"""{"collect_time":{{_start + (second * 1000L)}},"metric":{"namespace":"A.b","dimensions":[{"name":"n","value":"v"}]},"values":[{"metric_name":"a","value":{{second + 100}}}]}"""))) + "]";

    private protected Task<HttpResponseMessage> SendAsync(string body) => PostAsync(Project + "/ams/report/metricdata", body);

    private protected Task<HttpResponseMessage> PostAsync(string target, string body, string? contentType = "application/json", (string Name, string Value)? header = null)
    {
        HttpRequestMessage request = new(HttpMethod.Post, target) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        if (contentType is not null)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        if (header is (string name, string value))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return Http.SendAsync(request, Canceled);
    }

    private protected static async Task<(int Status, string Body)> ReadAsync(Task<HttpResponseMessage> request)
    {
        using HttpResponseMessage response = await request;
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Canceled));
    }

    private protected int[] Stored() =>
        [.. Host.Points.Series.SelectMany(series => series.Points).Select(point => (int)((point.Time - _start) / 1000))];
}
