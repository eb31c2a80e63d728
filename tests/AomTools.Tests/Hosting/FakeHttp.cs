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

    /// <summary>Responds with a body, or with one of AOM's own or its gateway's for the status.</summary>
    public FakeHttp Respond(int status, string? body = null, params (string Name, string Value)[] headers) => Respond(_ =>
    {
        string text = body ?? BodyOf(status);
        HttpResponseMessage response = new((HttpStatusCode)status)
        {
            Content = new StringContent(text, Encoding.UTF8, text.StartsWith('{') ? "application/json" : "text/plain"),
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

    private static string BodyOf(int status) => status switch
    {
        200 => """{"errorCode":"SVCSTG_AMS_2000000","errorMessage":"success"}""",
        400 => """{"errorCode":"SVCSTG_AMS_4000001","errorMessage":"request parameter invalid"}""",
        401 => """{"error_code":"APIGW.0301","error_msg":"Incorrect IAM authentication information"}""",
        403 => """{"error_code":"APIGW.0302","error_msg":"The IAM user is not authorized"}""",
        _ => "",
    };

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
