using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Delivery;
using AomTools.Http;
using AomTools.Identity;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Delivery;

public sealed class ReportClientTests
{
    private const string Page = "<html>Sign in</html>";

    private readonly FakeHttp _http = new();
    private readonly FakeLogin _login = new();
    private readonly List<AttemptNotice> _notices = [];
    private readonly FakeClock _clock = new(TestMetrics.Noon);

    public ReportClientTests() => _clock.TimerCreated = timer => _clock.Advance(timer.DueTime);

    [Fact]
    public async Task SendAsync_Body_IsReportedToTheProject()
    {
        ReportOutcome outcome = await SendAsync(Key(), _http.Respond(200));
        Assert.Equal((ResponseClassification.Accepted, 1), (outcome.Classification, outcome.Attempts));
        FakeRequest sent = Assert.Single(_http.Requests);
        Assert.Equal(("https://aom.example.com", "POST /v1/p%201/ams/report/metricdata", "[1]"), (sent.Authority, sent.Line, sent.Body));
        Assert.Equal(("application/json", "p 1"), (sent.Header("Content-Type"), sent.Header("X-Project-Id")));
    }

    [Fact]
    public async Task SendAsync_EachAttempt_IsSignedAtItsTime()
    {
        ReportOutcome outcome = await SendAsync(Key(), _http.Respond(503).Respond(503).Respond(200));
        Assert.Equal((ResponseClassification.Accepted, 3, 3.0), (outcome.Classification, outcome.Attempts, outcome.Elapsed.TotalSeconds));
        Assert.Equal(["20261124T120000Z", "20261124T120001Z", "20261124T120003Z"], _http.Requests.Select(request => request.Header("X-Sdk-Date")));
        Assert.Equal(3, _http.Requests.Select(request => request.Header("Authorization")).Distinct().Count());
    }

    [Fact]
    public async Task SendAsync_ServiceStaysUnavailable_EndsAfterTheRetries()
    {
        ReportOutcome outcome = await SendAsync(Key(), _http.Respond(503));
        Assert.Equal((ResponseClassification.Retry, 5, 503), (outcome.Classification, outcome.Attempts, outcome.Response.StatusCode));
        Assert.Equal([1.0, 2, 4, 8], _clock.Timers.Select(timer => timer.DueTime.TotalSeconds));
        Assert.Equal([(1, 1.0), (2, 2.0), (3, 4.0), (4, 8.0), (5, null)], _notices.Select(notice => (notice.Attempt, notice.Delay?.TotalSeconds)));
        Assert.All(_notices, notice => Assert.Equal((3, ResponseClassification.Retry, 503), (notice.BodySizeBytes, notice.Classification, notice.Response.StatusCode)));
    }

    [Fact]
    public async Task SendAsync_ThrottledWithoutAHeader_SpreadsLikeWithOne()
    {
        await SendAsync(Key(), _http.Respond(429));
        Assert.Equal([4.1, 8.1, 16.1, 32.1], _clock.Timers.Select(timer => timer.DueTime.TotalSeconds));
    }

    [Fact]
    public async Task SendAsync_NoRetries_IsOneAttempt() => Assert.Equal(1, (await SendAsync(Key(), _http.Respond(503), canRetry: false)).Attempts);

    [Theory]
    [InlineData(22, 3)]
    [InlineData(21, 2)]
    [InlineData(8, 1)]
    public async Task SendAsync_Budget_StartsNoRetryThatWouldEndAfterIt(int budget, int attempts) =>
        Assert.Equal(attempts, (await SendAsync(Key(), _http.Respond(503, "", ("Retry-After", "5")), budget: TimeSpan.FromSeconds(budget))).Attempts);

    // The wall clock is set during each delay, back and forth: the budget is spent by the time that passes.
    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task SendAsync_WallClockIsSet_DoesNotChangeTheBudget(int hours)
    {
        _clock.TimerCreated = timer =>
        {
            _clock.Advance(timer.DueTime);
            _clock.Skew = _clock.Skew == TimeSpan.Zero ? TimeSpan.FromHours(hours) : TimeSpan.Zero;
        };
        ReportOutcome outcome = await SendAsync(Key(), _http.Respond(503, "", ("Retry-After", "5")), budget: TimeSpan.FromSeconds(30));
        Assert.Equal((3, 22.0), (outcome.Attempts, outcome.Elapsed.TotalSeconds));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(413)]
    [InlineData(401)]
    public async Task SendAsync_Rejected_IsNotRepeated(int status) => Assert.Equal(1, (await SendAsync(Key(), _http.Respond(status))).Attempts);

    [Theory]
    [InlineData(401, 1)]
    [InlineData(403, 5)]
    [InlineData(200, 5)]
    public async Task SendAsync_Page_IsRepeatedUnlessItCouldLockTheKey(int status, int attempts)
    {
        ReportOutcome outcome = await SendAsync(Key(), _http.Respond(status, Page));
        Assert.Equal((ResponseClassification.Retry, attempts), (outcome.Classification, outcome.Attempts));
        Assert.EndsWith("or a login page: Sign in", outcome.Response.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SendAsync_TokenRejected_IsRefreshedOnceWithoutDelay(bool canRetry)
    {
        _login.Issue("t1").Issue("t2").Issue("t3");
        ReportOutcome outcome = await SendAsync(Renewed(), _http.Respond(401).Respond(200), canRetry);
        Assert.Equal((ResponseClassification.Accepted, 2, 2), (outcome.Classification, outcome.Attempts, _login.Count));
        Assert.Equal(["t1", "t2"], Tokens);
        Assert.Equal((0, TimeSpan.Zero), (_clock.Timers.Count, _notices[0].Delay));
    }

    [Fact]
    public async Task SendAsync_NewTokenRejectedToo_Ends()
    {
        _login.Issue("t1").Issue("t2").Issue("t3");
        ReportOutcome outcome = await SendAsync(Renewed(), _http.Respond(401).Respond(503).Respond(401));
        Assert.Equal((ResponseClassification.Unauthorized, 3, 2), (outcome.Classification, outcome.Attempts, _login.Count));
    }

    [Theory]
    [InlineData(401, "Unauthorized", false, 0)]
    [InlineData(403, "Forbidden", false, 0)]
    [InlineData(401, "Retry", true, 4)]
    [InlineData(403, "Retry", true, 4)]
    [InlineData(502, "Retry", false, 4)]
    [InlineData(404, "Retry", false, 4)]
    public async Task SendAsync_NoCredential_SendsNothing(int status, string verdict, bool page, int waits)
    {
        _login.Respond(CredentialFetchResult.Unavailable(new ApiResponse { StatusCode = status, ErrorMessage = "because", IsNotJson = page }));
        ReportOutcome outcome = await SendAsync(Renewed(), _http.Respond(200));
        Assert.Equal((verdict, waits, 0), (outcome.Classification.ToString(), _clock.Timers.Count, _http.Requests.Count));
        Assert.Contains("because", outcome.Response.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SendAsync_IssuerIsBack_Sends()
    {
        _login.Respond(CredentialFetchResult.Unavailable(new ApiResponse { StatusCode = 503 })).Issue("t1");
        Assert.Equal((ResponseClassification.Accepted, 2), await SendAsync(Renewed(), _http.Respond(200)) is var outcome ? (outcome.Classification, outcome.Attempts) : default);
    }

    [Fact]
    public async Task SendAsync_IssuerThrottles_RetriesLikeAfterA429()
    {
        _login.Respond(CredentialFetchResult.Unavailable(new ApiResponse { StatusCode = 429 })).Issue("t1");
        ReportOutcome outcome = await SendAsync(Renewed(), _http.Respond(200), canRetry: false);
        Assert.Equal((ResponseClassification.Accepted, 2, 4.1), (outcome.Classification, outcome.Attempts, _clock.Timers.Single().DueTime.TotalSeconds));
    }

    [Fact]
    public async Task SendAsync_QuotedCredential_IsRedactedAndTheBodyForgotten()
    {
        ReportOutcome outcome = await SendAsync(Key(), _http.Respond(400, """{"errorCode":"SVCSTG_AMS_4000001","errorMessage":"EXAMPLEACCESSKEY0001 with a-security-token, not taken"}"""));
        Assert.Equal(("EXAM…0001 with REDACTED, not taken", 0), (outcome.Response.ErrorMessage, outcome.Response.Body.Length));
    }

    [Fact]
    public async Task SendAsync_StoppedWhileWaiting_Ends()
    {
        using CancellationTokenSource stop = new();
        _clock.TimerCreated = _ => stop.Cancel();
        AomConnection connection = Connect(Key(), _http.Client);
        _http.Respond(503);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client(connection, TimeSpan.FromHours(1)).SendAsync(Body, canRetry: true, _notices.Add, stop.Token));
        Assert.Single(_http.Requests);
    }

    private static ArraySegment<byte> Body => new("[1]"u8.ToArray());

    private IEnumerable<string?> Tokens => _http.Requests.Select(request => request.Header("X-Auth-Token"));

    private static StaticCredentialProvider Key() => new(AomAuthenticationType.AccessKey, new AccessKeyCredential("EXAMPLEACCESSKEY0001", SecretText.From("a-secret-key"), SecretText.From("a-security-token")));

    private RefreshingCredentialProvider Renewed() => _login.Source(TimeSpan.FromHours(1), _clock.GetUtcNow);

    private static ReportClient Client(AomConnection connection, TimeSpan budget) =>
        new(connection, new RetrySchedule(4, TimeSpan.FromSeconds(1), () => 1), new ServiceClock(connection.TimeProvider), TimeSpan.FromMinutes(1), budget);

    private AomConnection Connect(ICredentialProvider provider, HttpMessageInvoker client) =>
        new("test", null, new Uri("https://aom.example.com"), "p 1", provider, client) { TimeProvider = _clock };

    private Task<ReportOutcome> SendAsync(ICredentialProvider provider, FakeHttp http, bool canRetry = true, TimeSpan? budget = null)
    {
        AomConnection connection = Connect(provider, http.Client);
        return Client(connection, budget ?? TimeSpan.FromHours(1)).SendAsync(Body, canRetry, _notices.Add, TestContext.Current.CancellationToken);
    }
}
