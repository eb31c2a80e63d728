using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Transport;
using Xunit;

namespace AomTools.Tests.Transport;

public sealed class HttpSenderTests
{
    private readonly FakeHttp _http = new();

    [Fact]
    public async Task SendAsync_BodyInsideABuffer_SendsThatPartAndTheHeaders()
    {
        HttpCall call = new("PUT", new Uri("https://aom.example.com:8443/v1/p?a=b"), new ArraySegment<byte>("xx[1]yy"u8.ToArray(), 2, 3)) { ContentType = "application/json;charset=utf8" };
        call.Headers.Add(new("X-Project-Id", "p-1"));
        await SendAsync(_http.Respond(200), call);
        FakeRequest sent = Assert.Single(_http.Requests);
        Assert.Equal(("https://aom.example.com:8443", "PUT /v1/p?a=b", "[1]"), (sent.Authority, sent.Line, sent.Body));
        Assert.Equal(("application/json; charset=utf8", "p-1", false), (sent.Header("Content-Type"), sent.Header("X-Project-Id"), sent.ExpectsContinue));
    }

    [Fact]
    public async Task SendAsync_NoContentType_SendsNoBody()
    {
        await SendAsync(_http.Respond(200), new HttpCall("GET", new Uri("https://aom.example.com"), default));
        Assert.Empty(Assert.Single(_http.Requests).Headers);
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData("Tue, 24 Nov 2026 12:01:30 GMT", 90)]
    [InlineData("Tue, 24 Nov 2026 11:59:00 GMT", -60)]
    [InlineData("soon", null)]
    public async Task SendAsync_RetryAfter_IsReadAsTimeFromNow(string header, int? seconds) =>
        Assert.Equal(seconds, (await SendAsync(_http.Respond(503, "", ("Retry-After", header)))).RetryAfter?.TotalSeconds);

    [Fact]
    public async Task SendAsync_Response_ReadsStatusDateAndBody()
    {
        AomReply reply = await SendAsync(_http.Respond(429, """{"error_code":"APIGW.0308"}""", ("Date", "Tue, 24 Nov 2026 12:00:05 GMT"), ("X-Subject-Token", "t")));
        Assert.Equal((429, "APIGW.0308", Make.Noon.AddSeconds(5), 27), (reply.StatusCode, reply.ErrorCode, reply.ServerDate, reply.Body.Length));
        Assert.Equal(["t"], reply.Headers!.GetValues("X-Subject-Token"));
    }

    [Fact]
    public async Task SendAsync_EmptyBody_ReportsTheReasonPhrase() => Assert.Equal("Bad Gateway", (await SendAsync(_http.Respond(502))).ErrorMessage);

    [Theory]
    [InlineData("X-Request-Id", "X-IAM-Trace-Id", "r-1")]
    [InlineData("X-IAM-Trace-Id", "X-Other", "r-1")]
    [InlineData("X-Other", "X-Another", null)]
    public async Task SendAsync_RequestId_ComesFromTheHeaders(string first, string second, string? expected) =>
        Assert.Equal(expected, (await SendAsync(_http.Respond(200, "{}", (first, "r-1"), (second, "r-2")))).RequestId);

    [Fact]
    public async Task SendAsync_EndlessBody_ReadsSixtyFourKilobytes()
    {
        int total = 0;
        FakeStream endless = new((count, _) => Task.FromResult(total < 1024 * 1024 ? Interlocked.Add(ref total, count) is 0 ? 0 : count : 0));
        AomReply reply = await SendAsync(_http.Respond(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(endless) }));
        Assert.Equal((64 * 1024, 64 * 1024), (reply.Body.Length, total));
    }

    [Fact]
    public async Task SendAsync_CanceledWhileReading_Ends()
    {
        using CancellationTokenSource stop = new();
        FakeStream stalled = new(async (_, cancel) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancel);
            return 0;
        });
        _http.Respond(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(stalled) });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _http.Sender().SendAsync(Call(), stop.Token).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task SendAsync_NothingWithinTheTimeout_IsATimeout()
    {
        _http.Respond(stop => stop.WaitHandle.WaitOne(TimeSpan.FromSeconds(30)) ? throw new OperationCanceledException(stop) : new HttpResponseMessage());
        HttpSender sender = new(_http.Client, TimeSpan.FromMilliseconds(1), () => Make.Noon);
        AomReply reply = await sender.SendAsync(Call(), TestContext.Current.CancellationToken);
        Assert.Equal((0, ReplyFailure.Timeout, "No answer within 0.001 s."), (reply.StatusCode, reply.Failure, reply.ErrorMessage));
    }

    [Theory]
    [InlineData(typeof(HttpRequestException))]
    [InlineData(typeof(IOException))]
    public async Task SendAsync_BrokenConnection_IsAResponseUnlessCanceled(Type type)
    {
        _http.Fail((Exception)Activator.CreateInstance(type, "reset")!);
        Assert.Equal((0, ReplyFailure.Connection, "reset"), await SendAsync(_http) is var reply ? (reply.StatusCode, reply.Failure, reply.ErrorMessage) : default);
        using CancellationTokenSource stop = new();
        FakeHttp canceling = new FakeHttp().Respond(_ =>
        {
            stop.Cancel();
            throw (Exception)Activator.CreateInstance(type, "reset")!;
        });
        Assert.Equal(stop.Token, (await Assert.ThrowsAsync<OperationCanceledException>(() => canceling.Sender().SendAsync(Call(), stop.Token))).CancellationToken);
    }

    // Stopping the connection's HTTP ends a call as well.
    [Fact]
    public async Task SendAsync_DisposedWhileStopping_IsCanceled()
    {
        using CancellationTokenSource stop = new();
        _http.Respond(_ =>
        {
            stop.Cancel();
            throw new ObjectDisposedException("client");
        });
        await Assert.ThrowsAsync<OperationCanceledException>(() => _http.Sender().SendAsync(Call(), stop.Token));
    }

    [Fact]
    public async Task SendAsync_Bug_IsThrown() => await Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync(_http.Fail(new InvalidOperationException())));

    private static HttpCall Call() => new("GET", new Uri("https://aom.example.com"), default);

    private static Task<AomReply> SendAsync(FakeHttp http, HttpCall? call = null) => http.Sender().SendAsync(call ?? Call(), TestContext.Current.CancellationToken);
}
