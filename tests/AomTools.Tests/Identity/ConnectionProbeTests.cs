using System;
using System.Net.Http;
using System.Threading.Tasks;
using AomTools.Http;
using AomTools.Identity;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Identity;

public sealed class ConnectionProbeTests
{
    private const string Rejected = """{"error_code":"APIGW.0301","error_msg":"verify aksk signature fail, EXAMPLEACCESSKEY0001 a-security-token"}""";

    private readonly FakeHttp _http = new();

    [Fact]
    public async Task RunAsync_Request_IsAnEmptyReport()
    {
        AomConnectionTestResult test = await RunAsync(_http.Respond(400, """{"errorCode":"SVCSTG_AMS_4000001"}""", ("X-Request-Id", "r-1")));
        FakeRequest sent = Assert.Single(_http.Requests);
        Assert.Equal(("POST /v1/p%201/ams/report/metricdata", "[]", "application/json", "p 1"), (sent.Line, sent.Body, sent.Header("Content-Type"), sent.Header("X-Project-Id")));
        Assert.Equal((AomConnectionProblem.None, true, "test", "p 1", 400, "r-1"), (test.Problem, test.Succeeded, test.ConnectionName, test.ProjectId, test.StatusCode, test.RequestId));
        Assert.Null(test.CanonicalRequest);
    }

    [Fact]
    public async Task RunAsync_SecretIsWrong_ShowsTheCanonicalRequestWithoutSecrets()
    {
        AomConnectionTestResult test = await RunAsync(_http.Respond(401, Rejected));
        Assert.Equal((AomConnectionProblem.Secret, "verify aksk signature fail, EXAM…0001 REDACTED"), (test.Problem, test.ErrorMessage));
        Assert.StartsWith("POST|/v1/p%201/ams/report/metricdata/||host:aom.example.com|x-project-id:p 1|x-sdk-date:20261124T120000Z|x-security-token:REDACTED||host;", test.CanonicalRequest, StringComparison.Ordinal);
        Assert.DoesNotContain("a-security-token", test.CanonicalRequest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tue, 24 Nov 2026 11:50:00 GMT", 10)]
    [InlineData("Tue, 24 Nov 2026 12:10:00 GMT", -10)]
    public async Task RunAsync_DateOfTheServer_GivesTheSkewOfThisClock(string date, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), (await RunAsync(_http.Respond(200, "", ("Date", date)))).ClockSkew);

    [Theory]
    [InlineData(false, AomConnectionProblem.Network)]
    [InlineData(true, AomConnectionProblem.Proxy)]
    public async Task RunAsync_NoConnection_MayBeTheProxys(bool proxy, AomConnectionProblem part)
    {
        AomConnectionTestResult test = await RunAsync(_http.Fail(new HttpRequestException("reset")), proxy: proxy);
        Assert.Equal((part, null, null), (test.Problem, test.StatusCode, test.ClockSkew));
    }

    [Theory]
    [InlineData(false, AomConnectionProblem.Endpoint)]
    [InlineData(true, AomConnectionProblem.Proxy)]
    public async Task RunAsync_Page_MayBeTheProxys(bool proxy, AomConnectionProblem part) =>
        Assert.Equal((part, 403), await RunAsync(_http.Respond(403, "<html>"), proxy: proxy) is var test ? (test.Problem, test.StatusCode) : default);

    [Fact]
    public async Task RunAsync_TlsFailureBehindAProxy_IsTls() =>
        Assert.Equal(AomConnectionProblem.Tls, (await RunAsync(_http.Fail(new HttpRequestException("x", new System.Security.Authentication.AuthenticationException())), proxy: true)).Problem);

    [Fact]
    public async Task RunAsync_LoginRejected_SendsNothing()
    {
        FakeLogin login = new FakeLogin().Respond(CredentialFetchResult.Rejected(new ApiResponse { StatusCode = 401, ErrorMessage = "The username or password is wrong." }));
        AomConnectionTestResult test = await RunAsync(_http.Respond(200), login.Source(TimeSpan.Zero, () => TestMetrics.Noon));
        Assert.Equal((AomConnectionProblem.Secret, 401, 0), (test.Problem, test.StatusCode, _http.Requests.Count));
    }

    private static StaticCredentialProvider Key() => new(AomAuthenticationType.AccessKey, new AccessKeyCredential("EXAMPLEACCESSKEY0001", SecretText.From("a-secret-key"), SecretText.From("a-security-token")));

    private static Task<AomConnectionTestResult> RunAsync(FakeHttp http, ICredentialProvider? provider = null, bool proxy = false)
    {
        AomConnection connection = new("test", null, new Uri("https://aom.example.com"), "p 1", provider ?? Key(), http.Client)
        {
            HasProxy = proxy,
            TimeProvider = new FakeClock(TestMetrics.Noon),
        };
        return new ConnectionProbe(connection, TimeSpan.FromMinutes(1)).RunAsync(TestContext.Current.CancellationToken);
    }
}
