using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Delivery;
using AomTools.Http;
using Xunit;

namespace AomTools.Tests.Fuzzing;

/// <summary>Whole HTTP answers, head and body, that arrive damaged over a connection in memory: always a reply, never an exception.</summary>
public sealed class HttpFuzzTests : ByteFuzzTests
{
    private const string Ok = """{"errorCode":"SVCSTG_AMS_2000000","errorMessage":"success"}""";

    private protected override int Runs => 500;

    private protected override IReadOnlyList<byte[]> Samples =>
    [
        Answer("200 OK", $"Content-Type: application/json\r\nContent-Length: {Ok.Length}\r\nDate: Tue, 24 Nov 2026 12:00:00 GMT\r\nX-Request-Id: r-1", Ok),
        Answer("200 OK", "Content-Type: application/json;charset=utf8\r\nTransfer-Encoding: chunked", $"{Ok.Length:x}\r\n{Ok}\r\n0\r\n\r\n"),
        Answer("429 Too Many Requests", "Retry-After: 120\r\nContent-Length: 0", ""),
        Answer("503 Service Unavailable", "Retry-After: Tue, 24 Nov 2026 12:01:00 GMT\r\nConnection: close", "<html>away</html>"),
        Answer("401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\nContent-Encoding: gzip\r\nContent-Length: 4", "\u001f\u008b\b\0"),
        Answer("100 Continue", "X: y", "HTTP/1.1 302 Found\r\nLocation: http://login.example/\r\nContent-Length: 0\r\n\r\n"),
    ];

    private protected override async ValueTask CheckAsync(byte[] input)
    {
        using SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectCallback = (_, _) => new ValueTask<Stream>(new AnswerStream(input)),
        };
        using HttpMessageInvoker client = new(handler);
        ApiRequest request = new("POST", new Uri("http://aom.example/v1/p"), new ArraySegment<byte>(new byte[10])) { ContentType = "application/json" };
        ApiResponse response = await new HttpTransport(client, TimeSpan.FromMinutes(1), static () => TestMetrics.Noon).SendAsync(request, CancellationToken.None);
        Assert.NotEqual(TransportError.Timeout, response.Failure);
        Assert.InRange(response.Body.Length, 0, 70_000);
        Sound.Sentence(response.ErrorMessage, 150_000);
        Assert.NotEmpty(ResponseText.Describe(response));
        Assert.NotNull(new RetrySchedule(4, TimeSpan.FromSeconds(1), static () => 0.5).GetDelay(1, response.RetryAfter));
        _ = TestMetrics.Noon - response.ServerDate;
        Assert.False(response.IsIntercepted && ResponseClassifier.Classify(response) == ResponseClassification.Accepted);
    }

    private static byte[] Answer(string status, string headers, string body) => [.. Encoding.Latin1.GetBytes($"HTTP/1.1 {status}\r\n{headers}\r\n\r\n{body}")];

    /// <summary>Takes every request and gives the answer, then the end.</summary>
    private sealed class AnswerStream(byte[] response) : MemoryStream(response, writable: false)
    {
        public override bool CanWrite => true;

        public override void Write(ReadOnlySpan<byte> buffer)
        {
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.CompletedTask;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => default;
    }
}
