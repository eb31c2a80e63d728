using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;

namespace AomTools.Tests.Fuzzing;

/// <summary>Answers every call with what it was given, without a network.</summary>
internal sealed class ResponseStub(int status, byte[] body, string? tokenHeader = null) : HttpMessageHandler
{
    public static HttpTransport Sender(int status, byte[] body, string? tokenHeader = null) =>
        new(new HttpMessageInvoker(new ResponseStub(status, body, tokenHeader)), TimeSpan.FromMinutes(1), static () => TestMetrics.Noon);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = new((HttpStatusCode)status) { Content = new ByteArrayContent(body) };
        response.Content.Headers.ContentType = new("application/json");
        if (tokenHeader is not null)
        {
            response.Headers.TryAddWithoutValidation("X-Subject-Token", tokenHeader);
        }

        return Task.FromResult(response);
    }
}
