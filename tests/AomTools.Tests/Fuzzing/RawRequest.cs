using System;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Compat;
using AomTools.Http;

namespace AomTools.Tests.Fuzzing;

/// <summary>Sends one request over a real connection, to a server whose bytes the test chooses.</summary>
internal static class RawRequest
{
    public static async Task<ApiResponse> SendAsync(string start, string again = "", TimeSpan? timeout = null, bool isDripping = false)
    {
        using RawServer server = new(Encoding.Latin1.GetBytes(start.Replace("\uFEFF", "\u00EF\u00BB\u00BF", StringComparison.Ordinal)), Encoding.Latin1.GetBytes(again)) { IsDripping = isDripping };
        return await SendAsync(server.Address, timeout ?? TimeSpan.FromMinutes(1));
    }

    public static async Task<ApiResponse> SendAsync(Uri address, TimeSpan timeout)
    {
        using HttpMessageInvoker client = HttpHandlers.Create(null, useProxy: false);
        return await SendAsync(client, address, new byte[10], timeout);
    }

    public static Task<ApiResponse> SendAsync(HttpMessageInvoker client, Uri address, byte[] body, TimeSpan timeout)
    {
        ApiRequest request = new("POST", new Uri(address, "/v1/p"), new ArraySegment<byte>(body)) { ContentType = "application/json" };
        return new HttpTransport(client, timeout, static () => TestMetrics.Noon).SendAsync(request, CancellationToken.None);
    }
}
