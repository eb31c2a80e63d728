using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Benchmarks.Service;

/// <summary>A service without a network: counts requests and bytes, and takes all.</summary>
internal sealed class CountingService : HttpMessageHandler
{
    private long _requests;
    private long _bytes;

    public long Requests => Interlocked.Read(ref _requests);

    public long Bytes => Interlocked.Read(ref _bytes);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        Interlocked.Add(ref _bytes, request.Content!.Headers.ContentLength ?? 0);
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{\"errorCode\":\"SVCSTG_AMS_2000000\"}") });
    }
}
