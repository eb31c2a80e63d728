using System;
using System.IO;
using System.Threading.Tasks;
using AomTools.Identity;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Identity;

public sealed class DefaultCredentialChainTests : IDisposable
{
    private const string Environment = "HUAWEICLOUD_SDK_AK=EXAMPLEACCESSKEY0001 HUAWEICLOUD_SDK_SK=SK1 HUAWEICLOUD_SDK_PROJECT_ID=p-1 ";

    private readonly string _file = Path.GetTempFileName();
    private readonly FakeHttp _http = new();
    private DateTimeOffset _now = TestMetrics.Noon;

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData(Environment, true, AomAuthenticationType.Environment, "EXAM…0001", "p-1", null)]
    [InlineData("", true, AomAuthenticationType.CredentialsFile, "FILE…0002", "p-2", "https://iam.example.com")]
    [InlineData("HUAWEICLOUD_SDK_AK=EXAMPLEACCESSKEY0001 ", true, AomAuthenticationType.CredentialsFile, "FILE…0002", "p-2", "https://iam.example.com")]
    [InlineData("", false, AomAuthenticationType.EcsAgency, "AGEN…0003", "p-3", null)]
    public async Task FindAsync_Places_AreTriedInOrder(string environment, bool hasFile, AomAuthenticationType kind, string identifier, string project, string? iam)
    {
        await File.WriteAllTextAsync(_file, hasFile ? "[basic]\nak=FILEACCESSKEY0002\nsk=SK2\nproject_id=p-2\niam_endpoint=https://iam.example.com" : "[basic]", TestContext.Current.CancellationToken);
        HaveAgency(TimeSpan.FromHours(24));
        ResolvedCredential found = (await Chain(environment, _file).FindAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal((kind, identifier, project, iam), (found.Provider.AuthenticationType, found.Provider.Identifier, found.ProjectId, found.IamEndpoint));
        Assert.Equal(kind == AomAuthenticationType.EcsAgency ? "cn-north-4" : null, found.Region);
    }

    [Theory]
    [InlineData("/nowhere/credentials")]
    [InlineData("/")]
    public async Task FindAsync_NothingAnywhere_ListsWhatWasTried(string file)
    {
        DefaultCredentialChain chain = Chain("CLOUD_SDK_AK=X ", file);
        _http.Respond(404, "no agency");
        Assert.Null(await chain.FindAsync(TestContext.Current.CancellationToken));
        Assert.Equal(3, chain.Failures.Count);
        Assert.Contains("HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK, CLOUD_SDK_AK, CLOUD_SDK_SK", chain.Failures[0], StringComparison.Ordinal);
        Assert.Contains(file, chain.Failures[1], StringComparison.Ordinal);
        Assert.Contains("no agency", chain.Failures[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(120, 80, 2)]
    [InlineData(120, 79, 1)]
    [InlineData(40, 0, 1)]
    [InlineData(40, 20, 2)]
    public async Task Agency_Keys_AreRefreshedFortyMinutesBeforeTheirEnd(int minutes, int passed, int fetches)
    {
        HaveAgency(TimeSpan.FromMinutes(minutes));
        RefreshingCredentialProvider provider = DefaultCredentialChain.Agency(Metadata(), () => _now);
        await provider.GetAsync(TestContext.Current.CancellationToken);
        _now += TimeSpan.FromMinutes(passed);
        await provider.GetAsync(TestContext.Current.CancellationToken);
        Assert.Equal(fetches + 1, _http.Requests.Count);
    }

    private void HaveAgency(TimeSpan lifetime) => _http.Respond(404).Respond(200,
        $$"""{"credential":{"access":"AGENCYACCESSKEY0003","secret":"SK3","securitytoken":"T3","expires_at":"{{_now + lifetime:yyyy-MM-ddTHH:mm:ssZ}}"},"region_id":"cn-north-4","project_id":"p-3"}""");

    private MetadataClient Metadata() => new(_http.Sender(), MetadataClient.Standard, () => _now);

    private DefaultCredentialChain Chain(string environment, string file) =>
        new(EnvironmentSettingsTests.Variables(environment + "HUAWEICLOUD_SDK_CREDENTIALS_FILE=" + file), Metadata(), () => _now);
}
