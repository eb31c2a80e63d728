using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Http;

public sealed class HttpTransportTests
{
    private readonly FakeHttp _http = new();

    [Fact]
    public async Task SendAsync_BodyInsideABuffer_SendsThatPartAndTheHeaders()
    {
        ApiRequest request = new("PUT", new Uri("https://aom.example.com:8443/v1/p?a=b"), new ArraySegment<byte>("xx[1]yy"u8.ToArray(), 2, 3)) { ContentType = "application/json;charset=utf8", Headers = [new("X-Project-Id", "p-1")] };
        await SendAsync(_http.Respond(200), request);
        FakeRequest sent = Assert.Single(_http.Requests);
        Assert.Equal(("https://aom.example.com:8443", "PUT /v1/p?a=b", "[1]"), (sent.Authority, sent.Line, sent.Body));
        Assert.Equal(("application/json; charset=utf8", "p-1", false), (sent.Header("Content-Type"), sent.Header("X-Project-Id"), sent.ExpectsContinue));
    }

    [Fact]
    public async Task SendAsync_NoContentType_SendsNoBody()
    {
        await SendAsync(_http.Respond(200), new ApiRequest("GET", new Uri("https://aom.example.com"), default));
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
        ApiResponse response = await SendAsync(_http.Respond(429, """{"error_code":"APIGW.0308"}""", ("Date", "Tue, 24 Nov 2026 12:00:05 GMT"), ("X-Subject-Token", "t")));
        Assert.Equal((429, "APIGW.0308", TestMetrics.Noon.AddSeconds(5), 27), (response.StatusCode, response.ErrorCode, response.ServerDate, response.Body.Length));
        Assert.Equal(["t"], response.Headers!.GetValues("X-Subject-Token"));
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
    public async Task SendAsync_EndlessBody_IsCutAndAPage()
    {
        int total = 0;
        FakeStream endless = new((count, _) => Task.FromResult(total < 1024 * 1024 ? Interlocked.Add(ref total, count) is 0 ? 0 : count : 0));
        ApiResponse response = await SendAsync(_http.Respond(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(endless) }));
        Assert.Equal((64 * 1024, true), (response.Body.Length, response.IsNotJson));
        Assert.InRange(total, 64 * 1024, 72 * 1024);
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
        _http.Respond(stop => stop.WaitHandle.WaitOne() ? throw new OperationCanceledException(stop) : new HttpResponseMessage());
        HttpTransport transport = new(_http.Client, TimeSpan.FromMilliseconds(1), () => TestMetrics.Noon);
        ApiResponse response = await transport.SendAsync(Call(), TestContext.Current.CancellationToken);
        Assert.Equal((0, TransportError.Timeout, "No response within 0.001 s."), (response.StatusCode, response.Failure, response.ErrorMessage));
    }

    [Theory]
    [InlineData(typeof(HttpRequestException))]
    [InlineData(typeof(IOException))]
    public async Task SendAsync_BrokenConnection_IsAResponseUnlessCanceled(Type type)
    {
        _http.Fail((Exception)Activator.CreateInstance(type, "reset")!);
        Assert.Equal((0, TransportError.Connection, "reset"), await SendAsync(_http) is var response ? (response.StatusCode, response.Failure, response.ErrorMessage) : default);
        using CancellationTokenSource stop = new();
        FakeHttp canceling = new FakeHttp().Respond(_ =>
        {
            stop.Cancel();
            throw (Exception)Activator.CreateInstance(type, "reset")!;
        });
        Assert.Equal(stop.Token, (await Assert.ThrowsAsync<OperationCanceledException>(() => canceling.Sender().SendAsync(Call(), stop.Token))).CancellationToken);
    }

    // Disposing the HTTP client ends a request as well.
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
    public async Task SendAsync_Bug_IsThrown() => await Assert.ThrowsAsync<InvalidCastException>(() => SendAsync(_http.Fail(new InvalidCastException())));

    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(NotSupportedException))]
    [InlineData(typeof(FormatException))]
    [InlineData(typeof(ProtocolViolationException))]
    public async Task SendAsync_ExceptionOfTheStack_IsAResponse(Type type)
    {
        ApiResponse response = await SendAsync(_http.Fail((Exception)Activator.CreateInstance(type, "odd")!));
        Assert.Equal((0, TransportError.Connection, "odd"), (response.StatusCode, response.Failure, response.ErrorMessage));
    }

    // The fake reads the body before it fails.
    [Fact]
    public async Task SendAsync_FailureAfterTheBody_IsALostConnection()
    {
        ApiResponse response = await SendAsync(_http.Fail(new HttpRequestException("reset")), Post());
        Assert.Equal((TransportError.ConnectionLost, true), (response.Failure, response.IsOutcomeUnknown));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task SendAsync_Timeout_IsUnknownOnlyIfTheBodyWentOut(bool reads, bool isUnsent)
    {
        HttpTransport transport = new(new HttpMessageInvoker(new StalledHandler(reads)), TimeSpan.FromMilliseconds(1), () => TestMetrics.Noon);
        ApiResponse response = await transport.SendAsync(Post(), TestContext.Current.CancellationToken);
        Assert.Equal((TransportError.Timeout, isUnsent, !isUnsent), (response.Failure, response.IsUnsent, response.IsOutcomeUnknown));
    }

    [Fact]
    public async Task SendAsync_BodyBreaksOff_IsALostConnectionThatNamesTheStatus()
    {
        FakeStream broken = new(static (_, _) => throw new IOException("reset"));
        HttpResponseMessage message = new(HttpStatusCode.ServiceUnavailable) { Content = new StreamContent(broken) };
        message.Headers.TryAddWithoutValidation("Retry-After", "30");
        message.Headers.TryAddWithoutValidation("X-Request-Id", "r-1");
        ApiResponse response = await SendAsync(_http.Respond(_ => message), Post());
        Assert.Equal((0, TransportError.ConnectionLost, 30.0, "r-1"), (response.StatusCode, response.Failure, response.RetryAfter?.TotalSeconds, response.RequestId));
        Assert.StartsWith("The response with HTTP 503 is incomplete: ", response.ErrorMessage);
    }

    [Theory]
    [InlineData("https://login.hotel.example/path?to=secret", "The server redirects to https://login.hotel.example. Redirects are not followed.")]
    [InlineData("/elsewhere", "The server redirects to another address. Redirects are not followed.")]
    [InlineData("https://[", "The server redirects to another address. Redirects are not followed.")]
    public async Task SendAsync_Redirect_NamesItsTarget(string location, string expected) =>
        Assert.Equal(expected, (await SendAsync(_http.Respond(307, "<html>moved</html>", ("Location", location)))).ErrorMessage);

    private static ApiRequest Post() => new("POST", new Uri("https://aom.example.com"), new ArraySegment<byte>([1])) { ContentType = "application/json" };

    private static ApiRequest Call() => new("GET", new Uri("https://aom.example.com"), default);

    private static Task<ApiResponse> SendAsync(FakeHttp http, ApiRequest? request = null) => http.Sender().SendAsync(request ?? Call(), TestContext.Current.CancellationToken);

    /// <summary>Never responds, with or without reading the request.</summary>
    private sealed class StalledHandler(bool reads) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (reads)
            {
                await request.Content!.CopyToAsync(Stream.Null, CancellationToken.None);
            }

            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new HttpResponseMessage();
        }
    }
}
