using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Metrics;

namespace AomTools.Benchmarks.Runs;

/// <summary>Sends full bodies of zeros, as many requests in flight as the module has: what the service and HttpClient allow.</summary>
internal sealed class FullBodyRun : ISendingRun
{
    private readonly HttpClient _client = new();
    private readonly byte[] _body = new byte[MetricLimits.MaxBodyBytes];
    private Uri _address = null!;
    private long _pending;

    public void Connect(Uri server) => _address = new Uri(server, "/v1/p/ams/report/metricdata");

    /// <summary>Sends this many bodies.</summary>
    public Task SendAsync(long values)
    {
        _pending = values;
        return Task.WhenAll(Enumerable.Range(0, DeliveryLimit.RequestsInFlight).Select(_ => Task.Run(PostAsync)));
    }

    public void Dispose() => _client.Dispose();

    private async Task PostAsync()
    {
        while (Interlocked.Decrement(ref _pending) >= 0)
        {
            using ByteArrayContent body = new(_body);
            using HttpResponseMessage response = await _client.PostAsync(_address, body);
            response.EnsureSuccessStatusCode();
        }
    }
}
