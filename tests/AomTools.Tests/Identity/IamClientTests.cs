using System;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Http;
using AomTools.Identity;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Identity;

public sealed class IamClientTests
{
    private const string Projects = """{"projects":[{"id":"p1","name":"cn-north-4"},{"id":"p2","name":"cn-north-4_x"}]}""";

    private readonly FakeHttp _http = new();

    [Fact]
    public async Task LogInAsync_Login_IsPostedAndWiped()
    {
        CredentialFetchResult fetched = await LogInAsync(_http.Respond(201, """{"token":{"expires_at":"2026-11-25T12:00:00.000000Z","project":{"id":"p-1"}}}""", ("X-Subject-Token", "t-1")));
        FakeRequest sent = Assert.Single(_http.Requests);
        Assert.Equal(("https://iam.example.com", "POST /v3/auth/tokens?nocatalog=true", "application/json; charset=utf8"), (sent.Authority, sent.Line, sent.Header("Content-Type")));
        Assert.Contains("\"password\":\"a-password\"", sent.Body, StringComparison.Ordinal);
        Assert.All(sent.Buffer!, b => Assert.Equal(0, b));
        Assert.Equal(("t-1", TestMetrics.Noon.AddDays(1), "p-1"), (TokenOf(fetched), fetched.Credential!.ExpiresAt, fetched.Credential.ProjectId));
    }

    [Theory]
    [InlineData("2026-11-25T12:00:00.000000Z", 24)]
    [InlineData("2026-11-25T12:00:00", 24)]
    [InlineData("2026-11-25T20:00:00+08:00", 24)]
    public async Task LogInAsync_End_IsUniversalTime(string end, int hours) => Assert.Equal(
        TestMetrics.Noon.AddHours(hours), (await LogInAsync(_http.Respond(201, $$$"""{"token":{"expires_at":"{{{end}}}"}}""", ("X-Subject-Token", "t")))).Credential!.ExpiresAt);

    // Connect-Aom refreshes tokens an hour before they expire: a shorter lifetime would mean a login per request.
    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("""{"token":{}}""")]
    [InlineData("""{"token":{"expires_at":"some day"}}""")]
    public async Task LogInAsync_UnreadableEnd_ServesForAnHourBeforeItIsRefreshed(string body) =>
        Assert.Equal(TestMetrics.Noon.AddHours(2), (await LogInAsync(_http.Respond(201, body, ("X-Subject-Token", "t")))).Credential!.ExpiresAt);

    [Theory]
    [InlineData(400, true)]
    [InlineData(401, true)]
    [InlineData(403, true)]
    [InlineData(404, true)]
    [InlineData(408, false)]
    [InlineData(429, false)]
    [InlineData(500, false)]
    [InlineData(503, false)]
    [InlineData(302, false)]
    public async Task LogInAsync_Failure_IsFinalWhenTheLoginWasRejected(int status, bool final)
    {
        CredentialFetchResult fetched = await LogInAsync(_http.Respond(status, """{"error":{"code":1,"message":"user a-user, a-password: no"}}"""));
        Assert.Equal((final, final ? 401 : status, "user ********, REDACTED: no"), (fetched.IsFinal, fetched.Failure!.StatusCode, fetched.Failure.ErrorMessage));
        Assert.Null(fetched.Credential);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task LogInAsync_Page_RejectsNoLogin(int status) => Assert.False((await LogInAsync(_http.Respond(status, "<html>"))).IsFinal);

    [Fact]
    public async Task LogInAsync_NoResponse_IsUnavailable()
    {
        CredentialFetchResult fetched = await LogInAsync(_http.Fail(new System.IO.IOException("reset")));
        Assert.Equal((false, 0, TransportError.ConnectionLost), (fetched.IsFinal, fetched.Failure!.StatusCode, fetched.Failure.Failure));
    }

    [Fact]
    public async Task LogInAsync_NoTokenInTheResponse_IsUnavailable() =>
        Assert.Equal((false, 502), await LogInAsync(_http.Respond(201, "{}")) is var fetched ? (fetched.IsFinal, fetched.Failure!.StatusCode) : default);

    [Fact]
    public async Task FindProjectsAsync_AccessKey_AsksByNameAndSigns()
    {
        string[] found = await FindAsync(Key(), "cn-north-4", _http.Respond(200, Projects));
        FakeRequest sent = Assert.Single(_http.Requests);
        Assert.Equal(("p1", "GET /v3/projects?name=cn-north-4"), (Assert.Single(found), sent.Line));
        Assert.Equal("20261124T120000Z", sent.Header("X-Sdk-Date"));
    }

    [Theory]
    [InlineData("cn-north-4", "p1")]
    [InlineData("cn-north-4_x", "p2")]
    [InlineData("CN-NORTH-4", "")]
    [InlineData("cn-north", "")]
    [InlineData(null, "p1,p2")]
    public async Task FindProjectsAsync_Token_ListsItsOwnAndTakesTheName(string? name, string expected)
    {
        string[] found = await FindAsync(new TokenCredential(SecretText.From("t-1")), name, _http.Respond(200, Projects));
        Assert.Equal((expected, "GET /v3/auth/projects", "t-1"), (string.Join(',', found), _http.Requests[0].Line, _http.Requests[0].Header("X-Auth-Token")));
    }

    [Theory]
    [InlineData(200, "[]")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"projects":[{"id":"p1"}]}""")]
    [InlineData(200, "<html>")]
    [InlineData(203, Projects)]
    public async Task FindProjectsAsync_NoListOfProjects_FindsNone(int status, string body) => Assert.Empty(await FindAsync(Key(), null, _http.Respond(status, body)));

    [Fact]
    public async Task FindProjectsAsync_QuotedCredential_IsRedacted()
    {
        _http.Respond(401, """{"error_msg":"EXAMPLEACCESSKEY0001 unknown"}""");
        Assert.Equal("EXAM…0001 unknown", (await Client(_http).FindProjectsAsync(Key(), null, TestContext.Current.CancellationToken)).Response.ErrorMessage);
    }

    private static AccessKeyCredential Key() => new("EXAMPLEACCESSKEY0001", SecretText.From("a-secret-key"), null);

    private static IamClient Client(FakeHttp http) => new(http.Sender(), new Uri("https://iam.example.com"), () => TestMetrics.Noon);

    private static Task<CredentialFetchResult> LogInAsync(FakeHttp http) => Client(http).LogInAsync(
        new IamTokenRequest { DomainName = "d", UserName = "a-user", Password = SecretText.From("a-password"), ProjectId = "p-1" }, TestContext.Current.CancellationToken);

    private static async Task<string[]> FindAsync(Credential credential, string? name, FakeHttp http) =>
        (await Client(http).FindProjectsAsync(credential, name, TestContext.Current.CancellationToken)).Projects?.Select(project => project.Id).ToArray() ?? [];

    private static string? TokenOf(CredentialFetchResult fetched) => new SignedCall(fetched.Credential!.Credential).Header("X-Auth-Token");
}
