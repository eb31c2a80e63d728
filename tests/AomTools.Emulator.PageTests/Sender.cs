using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace AomTools.Emulator.PageTests;

/// <summary>Reports metrics to an emulator over HTTP, as any client does.</summary>
internal sealed class Sender : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _target;

    public Sender(EmulatorHost host)
    {
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = host.Address };
        _http.DefaultRequestHeaders.Add("X-Auth-Token", host.Options.Token);
        _target = $"/v1/{host.Options.ProjectId}/ams/report/metricdata";
    }

    /// <summary>Reports one metric for now, and returns the status.</summary>
    public Task<int> SendAsync(string name, double value, string host = "web-01") => SendAsync([Item(name, value, DateTimeOffset.UtcNow, "", ("host", host))]);

    public async Task<int> SendAsync(IEnumerable<object> items)
    {
        using ByteArrayContent content = new(JsonSerializer.SerializeToUtf8Bytes(items));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using HttpResponseMessage response = await _http.PostAsync(_target, content, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    public static object Item(string name, double value, DateTimeOffset time, string unit, params (string Name, string Value)[] dimensions) => new
    {
        collect_time = time.ToUnixTimeMilliseconds(),
        metric = new { @namespace = "APP.Web", dimensions = dimensions.Select(pair => new { name = pair.Name, value = pair.Value }) },
        values = new[] { new { metric_name = name, value = double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), unit } },
    };

    public void Dispose() => _http.Dispose();
}
