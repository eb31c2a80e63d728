using System;
using System.Threading.Tasks;
using AomTools.Http;
using AomTools.Identity;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Identity;

public sealed class MetadataClientTests : IDisposable
{
    private const string Keys = """{"credential":{"access":"AK","secret":"a-secret-key","securitytoken":"a-token","expires_at":"2026-11-24T13:00:00.000000Z"}}""";
    private const string Ask = "PUT /meta-data/latest/api/token";
    private const string Get = "GET /openstack/latest/securitykey";

    private readonly FakeHttp _http = new();
    private readonly MetadataClient _client;
    private DateTimeOffset _now = TestMetrics.Noon;

    public MetadataClientTests() => _client = new MetadataClient(_http.Sender(), new Uri("http://169.254.169.254"), () => _now);

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task GetKeysAsync_Version2_AsksForATokenAndSendsIt()
    {
        _http.Respond(200, " t-1\n").Respond(200, Keys);
        CredentialFetchResult fetched = await GetKeysAsync();
        Assert.Equal([Ask, Get], _http.Lines);
        Assert.Equal(("21600", null, "t-1"), (_http.Requests[0].Header("X-Metadata-Token-Ttl-Seconds"), _http.Requests[0].Header("X-Metadata-Token"), _http.Requests[1].Header("X-Metadata-Token")));
        SignedCall call = new(fetched.Credential!.Credential);
        Assert.Equal((TestMetrics.Noon.AddHours(1), "a-token", true), (fetched.Credential.ExpiresAt, call.Header("X-Security-Token"), call.IsSignedWith("a-secret-key")));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData((5 * 60) + 54, 3)]
    [InlineData((5 * 60) + 55, 4)]
    public async Task GetKeysAsync_Token_IsKeptUpToFiveMinutesBeforeItsEnd(int minutes, int requests)
    {
        _http.Respond(200, "t-1").Respond(200, Keys);
        await GetKeysAsync();
        _now = _now.AddMinutes(minutes);
        await GetKeysAsync();
        Assert.Equal(requests, _http.Requests.Count);
    }

    [Theory]
    [InlineData(404, 0, 3)]
    [InlineData(405, 0, 3)]
    [InlineData(503, 0, 3)]
    [InlineData(404, 1439, 3)]
    [InlineData(404, 1440, 4)]
    [InlineData(500, 0, 4)]
    [InlineData(403, 0, 4)]
    public async Task GetKeysAsync_Version1_IsAskedForNoTokenForADay(int status, int minutes, int requests)
    {
        _http.Respond(status).Respond(200, Keys);
        Assert.NotNull((await GetKeysAsync()).Credential);
        _now = _now.AddMinutes(minutes);
        await GetKeysAsync();
        Assert.Equal(requests, _http.Requests.Count);
        Assert.Null(_http.Requests[1].Header("X-Metadata-Token"));
    }

    [Fact]
    public async Task GetKeysAsync_EmptyToken_IsNone()
    {
        _http.Respond(200, "").Respond(200, Keys);
        await GetKeysAsync();
        Assert.Null(_http.Requests[1].Header("X-Metadata-Token"));
    }

    [Fact]
    public async Task GetKeysAsync_TokenRejected_AsksForAnotherOnce()
    {
        _http.Respond(200, "t-1").Respond(401, "Unauthorized").Respond(200, "t-2").Respond(200, Keys);
        Assert.NotNull((await GetKeysAsync()).Credential);
        Assert.Equal([Ask, Get, Ask, Get], _http.Lines);
        Assert.Equal("t-2", _http.Requests[3].Header("X-Metadata-Token"));
    }

    [Theory]
    [InlineData("t-1", "Unauthorized", 4)]
    [InlineData("t-1", "The Agency may not", 2)]
    [InlineData("", "Unauthorized", 2)]
    public async Task GetKeysAsync_Rejected_EndsAfterOneMore(string token, string text, int requests)
    {
        _http.Respond(200, token).Respond(401, text).Respond(200, token).Respond(401, text);
        CredentialFetchResult fetched = await GetKeysAsync();
        Assert.Equal((false, requests), (fetched.IsFinal, _http.Requests.Count));
        Assert.Contains($"HTTP 401 {text}", fetched.Failure!.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-24T13:00:00", 60)]
    [InlineData("2026-11-24T21:00:00+08:00", 60)]
    public async Task GetKeysAsync_End_IsUniversalTime(string end, int minutes)
    {
        _http.Respond(404).Respond(200, Keys.Replace("2026-11-24T13:00:00.000000Z", end, StringComparison.Ordinal));
        Assert.Equal(TestMetrics.Noon.AddMinutes(minutes), (await GetKeysAsync()).Credential!.ExpiresAt);
    }

    [Theory]
    [InlineData("""{"credential":{"access":"AK","secret":"a-secret-key"}}""")]
    [InlineData("""{"credential":{"access":"AK","secret":"a-secret-key","securitytoken":"a-token","expires_at":"soon"}}""")]
    [InlineData("""{"credential":{"access":"AK","secret":"a-secret-key","securitytoken":"a-token","expires_at":null}}""")]
    [InlineData("a-secret-key")]
    public async Task GetKeysAsync_UnreadableKeys_QuotesNothing(string body)
    {
        ApiResponse failure = (await GetKeysAsync(_http.Respond(404).Respond(200, body))).Failure!;
        Assert.Contains("access key cannot be read", failure.ErrorMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret-key", failure.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetKeysAsync_NoResponse_ReportsThatThereIsNoService() =>
        Assert.Contains("is unreachable", (await GetKeysAsync(_http.Fail(new System.IO.IOException()))).Failure!.ErrorMessage, StringComparison.Ordinal);

    [Theory]
    [InlineData(200, """{"region_id":"cn-north-4","project_id":"p-1"}""", "cn-north-4", "p-1")]
    [InlineData(200, """{"region_id":"","project_id":7}""", null, null)]
    [InlineData(200, "damaged", null, null)]
    [InlineData(500, """{"region_id":"cn-north-4","project_id":"p-1"}""", null, null)]
    public async Task GetPlaceAsync_Response_GivesRegionAndProject(int status, string body, string? region, string? project)
    {
        _http.Respond(200, "t-1").Respond(status, body);
        Assert.Equal((region, project), await _client.GetServerAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("GET /openstack/latest/meta_data.json", "t-1"), (_http.Requests[1].Line, _http.Requests[1].Header("X-Metadata-Token")));
    }

    [Fact]
    public void Standard_Address_IsThatOfEveryServer() => Assert.Equal("http://169.254.169.254/", MetadataClient.Standard.ToString());

    private Task<CredentialFetchResult> GetKeysAsync(FakeHttp? _ = null) => _client.GetKeysAsync(TestContext.Current.CancellationToken);
}
