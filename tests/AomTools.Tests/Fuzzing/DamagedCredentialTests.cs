using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;
using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Fuzzing;

/// <summary>Faults that damaged answers of IAM and of the metadata service brought to light.</summary>
public sealed class DamagedCredentialTests
{
    private static readonly Uri s_iam = new("https://iam.cn-north-4.myhuaweicloud.com");

    [Theory]
    [InlineData("""{"token":{"expires_at":null,"project":{"id":"p"}}}""")]
    [InlineData("""{"token":null}""")]
    [InlineData("""[]""")]
    [InlineData("")]
    public async Task A_token_without_a_readable_end_counts_for_two_hours(string body)
    {
        CredentialFetchResult fetched = await LogInAsync(body, "token-1");
        Assert.Equal(TestMetrics.Noon.AddHours(2), fetched.Credential!.ExpiresAt);
    }

    [Fact]
    public async Task A_token_whose_project_has_no_id_is_for_none_that_is_known() =>
        Assert.Null((await LogInAsync("""{"token":{"expires_at":"2026-11-25T12:00:00Z","project":{"id":""}}}""", "token-1")).Credential!.ProjectId);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("to\u0001ken")]
    [InlineData("主")]
    public async Task A_token_that_no_header_can_carry_is_none(string header)
    {
        CredentialFetchResult fetched = await LogInAsync("{}", header);
        Assert.Null(fetched.Credential);
        Assert.Equal((502, Strings.IamNoToken), (fetched.Failure!.StatusCode, fetched.Failure.ErrorMessage));
    }

    [Theory]
    [InlineData("""{"projects":[{"id":null,"name":"cn-north-4"},{"id":"","name":"cn-north-4"},{"id":"p","name":"cn-north-4"}]}""", 1)]
    [InlineData("""{"projects":[{"id":"p","name":null}]}""", 0)]
    [InlineData("""{"projects":{"id":"p"}}""", 0)]
    public async Task A_project_without_an_id_is_none(string body, int count)
    {
        using TokenCredential token = new(SecretText.From("a-token-of-iam"));
        IamClient client = new(ResponseStub.Sender(200, Encoding.UTF8.GetBytes(body)), s_iam, static () => TestMetrics.Noon);
        Assert.Equal(count, (await client.FindProjectsAsync(token, "cn-north-4", CancellationToken.None)).Projects?.Count ?? 0);
    }

    [Theory]
    [InlineData("""{"credential":{"access":null,"secret":"s","securitytoken":"t","expires_at":"2026-11-25T12:00:00Z"}}""")]
    [InlineData("""{"credential":{"access":"EXAMPLEACCESSKEY0001","secret":" ","securitytoken":"t","expires_at":"2026-11-25T12:00:00Z"}}""")]
    [InlineData("""{"credential":{"access":"EXAMPLEACCESSKEY0001","secret":"s","securitytoken":"","expires_at":"2026-11-25T12:00:00Z"}}""")]
    [InlineData("""{"credential":{"access":"EXAMPLEACCESSKEY0001","secret":"s","securitytoken":"t\nX-Injected: 1","expires_at":"2026-11-25T12:00:00Z"}}""")]
    [InlineData("""{"credential":{"access":"\ud800","secret":"s","securitytoken":"t","expires_at":"2026-11-25T12:00:00Z"}}""")]
    [InlineData("5")]
    public async Task Keys_with_a_part_missing_are_none(string body)
    {
        CredentialFetchResult fetched = await Metadata(body).GetKeysAsync(CancellationToken.None);
        Assert.Null(fetched.Credential);
        Assert.Equal(Strings.MetadataUnreadable, fetched.Failure!.ErrorMessage);
    }

    [Theory]
    [InlineData("5", null)]
    [InlineData("[]", null)]
    [InlineData("null", null)]
    [InlineData("""{"region_id":"\ud800","project_id":"p"}""", "p")]
    [InlineData("""{"region_id":{},"project_id":"p"}""", "p")]
    public async Task A_place_that_cannot_be_read_is_unknown(string body, string? project) =>
        Assert.Equal((null, project), await Metadata(body).GetServerAsync(CancellationToken.None));

    // The margin before the end of such a credential lies before the first day of the calendar.
    [Fact]
    public async Task A_credential_that_ended_at_the_start_of_the_calendar_is_not_fetched_with_each_request()
    {
        int fetched = 0;
        CredentialFetchResult fetchResult = CredentialFetchResult.FromCredential(new ExpiringCredential(new TokenCredential(SecretText.From("t")), DateTimeOffset.MinValue, null));
        using RefreshingCredentialProvider provider = new(AomAuthenticationType.IamUser, _ => Task.FromResult(++fetched > 0 ? fetchResult : fetchResult), TimeSpan.FromHours(1), static () => TestMetrics.Noon, NullDisposable.ToDispose);
        await provider.GetAsync(CancellationToken.None);
        await provider.GetAsync(CancellationToken.None);
        Assert.Equal(1, fetched);
    }

    // A file with the line ends of an old Mac is one line: what follows the key would be headers of their own.
    [Theory]
    [InlineData("gQpj==\rX-Injected: 1")]
    [InlineData("gQpj==\nX-Injected: 1")]
    [InlineData("gQpj\0")]
    [InlineData("主")]
    public async Task A_security_token_that_no_header_can_carry_is_not_sent(string token)
    {
        using RawServer server = new([]);
        using AccessKeyCredential keys = new("EXAMPLEACCESSKEY0001", SecretText.From("s"), SecretText.From(token));
        ApiRequest request = keys.Authenticate(new("GET", server.Address, new ArraySegment<byte>([])), TestMetrics.Noon);
        ApiResponse response = await new HttpClientFactory(null, noProxy: true).Direct(static () => TestMetrics.Noon).SendAsync(request, CancellationToken.None);
        Assert.Equal(MessageText.Format(Strings.HeaderNotSendable, "X-Security-Token"), response.ErrorMessage);
        Assert.Empty(server.Requests);
    }

    private static MetadataClient Metadata(string body) => new(ResponseStub.Sender(200, Encoding.UTF8.GetBytes(body)), MetadataClient.Standard, static () => TestMetrics.Noon);

    private static async Task<CredentialFetchResult> LogInAsync(string body, string header)
    {
        using IamTokenRequest tokenRequest = new() { DomainName = "d", UserName = "user", Password = SecretText.From("password-1"), ProjectName = "cn-north-4" };
        return await new IamClient(ResponseStub.Sender(201, Encoding.UTF8.GetBytes(body), header), s_iam, static () => TestMetrics.Noon).LogInAsync(tokenRequest, CancellationToken.None);
    }
}
