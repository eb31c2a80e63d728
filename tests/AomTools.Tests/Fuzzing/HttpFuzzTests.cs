using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
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
        [.. Answer("200 OK", "Content-Type: text/plain\r\nContent-Encoding: gzip\r\nConnection: close", ""), .. Packed(static stream => new GZipStream(stream, CompressionLevel.Fastest))],
        [.. Answer("200 OK", "Content-Encoding: deflate\r\nConnection: close", ""), .. Packed(static stream => new ZLibStream(stream, CompressionLevel.Fastest))],
        [.. Answer("200 OK", "Content-Encoding: br\r\nConnection: close", ""), .. Packed(static stream => new BrotliStream(stream, CompressionLevel.Fastest))],
        Answer("400 Bad Request", "Connection: close", "\u00EF\u00BB\u00BF" + """{"errorCode":"SVCSTG_AMS_4000010","errorMessage":"collection time invalid"}"""),
        Answer("404 Not Found", "Connection: close", "<html><head><title>404</title></head><!-- x --><script>1<2</script></html>"),
        Answer("100 Continue", "X: y", "HTTP/1.1 302 Found\r\nLocation: http://login.example/\r\nContent-Length: 0\r\n\r\n"),
    ];

    private protected override async ValueTask CheckAsync(byte[] input)
    {
        using SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectCallback = (_, _) => new ValueTask<Stream>(new AnswerStream(input, input.Length % 3 == 0 ? 1 + (input.Length % 5) : int.MaxValue)),
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
        Assert.False(response.IsNotJson && ResponseClassifier.Classify(response) is ResponseClassification.Accepted or ResponseClassification.Rejected or ResponseClassification.Unauthorized);
    }

    private static byte[] Packed(Func<Stream, Stream> pack)
    {
        using MemoryStream packed = new();
        using (Stream stream = pack(packed))
        {
            stream.Write(Encoding.UTF8.GetBytes(Ok));
        }

        return packed.ToArray();
    }

    private static byte[] Answer(string status, string headers, string body) => [.. Encoding.Latin1.GetBytes($"HTTP/1.1 {status}\r\n{headers}\r\n\r\n{body}")];

    /// <summary>Takes every request and returns the response in parts of a size, then the end.</summary>
    private sealed class AnswerStream(byte[] response, int partSize) : MemoryStream(response, writable: false)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, partSize)], cancellationToken);

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
