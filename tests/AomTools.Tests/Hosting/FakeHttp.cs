using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;

namespace AomTools.Tests.Hosting;

/// <summary>An HTTP stack without a network: records each request and responds from a queue whose last entry repeats.</summary>
internal sealed class FakeHttp
{
    private readonly Queue<Func<CancellationToken, HttpResponseMessage>> _responses = new();

    public List<FakeRequest> Requests { get; } = [];

    public IEnumerable<string> Lines => Requests.Select(request => request.Line);

    public bool IsDisposed { get; private set; }

    public HttpMessageInvoker Client => new(new Handler(this));

    public HttpTransport Sender(Func<DateTimeOffset>? now = null) => new(Client, TimeSpan.FromMinutes(1), now ?? (() => TestMetrics.Noon));

    public FakeHttp Respond(int status, string body = "", params (string Name, string Value)[] headers) => Respond(_ =>
    {
        HttpResponseMessage response = new((HttpStatusCode)status)
        {
            Content = new StringContent(body, Encoding.UTF8, body.StartsWith('{') ? "application/json" : "text/plain"),
        };
        Array.ForEach(headers, header => response.Headers.TryAddWithoutValidation(header.Name, header.Value));
        return response;
    });

    public FakeHttp Fail(Exception error) => Respond(_ => throw error);

    public FakeHttp Respond(Func<CancellationToken, HttpResponseMessage> response)
    {
        _responses.Enqueue(response);
        return this;
    }

    private sealed class Handler(FakeHttp fake) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
        {
            fake.Requests.Add(await FakeRequest.ReadAsync(request));
            return (fake._responses.Count > 1 ? fake._responses.Dequeue() : fake._responses.Peek())(stop);
        }

        protected override void Dispose(bool disposing)
        {
            fake.IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
