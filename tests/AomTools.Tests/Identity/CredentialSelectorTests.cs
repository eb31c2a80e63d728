using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Identity;

/// <summary>Selection without a shell and without a network: nothing listens on port 9.</summary>
public sealed class CredentialSelectorTests
{
    private const string Nothing = "http://127.0.0.1:9";

    [Theory]
    [InlineData("cn-north-4", "p-1", null, "", "cn-north-4", "https://aom.cn-north-4.myhuaweicloud.com/", "p-1")]
    [InlineData(" cn-north-4 ", " p-1 ", " ", "", "cn-north-4", "https://aom.cn-north-4.myhuaweicloud.com/", "p-1")]
    [InlineData(null, "p-1", "aom.example.com", "", null, "https://aom.example.com/", "p-1")]
    [InlineData("eu-west-101", "p-1", Nothing, "", "eu-west-101", Nothing + "/", "p-1")]
    [InlineData(null, "p-1", null, "HW_REGION_NAME=cn-north-4", "cn-north-4", "https://aom.cn-north-4.myhuaweicloud.com/", "p-1")]
    [InlineData("cn-north-1", null, null, "HW_REGION_NAME=cn-north-4 HUAWEICLOUD_SDK_PROJECT_ID=p-2", "cn-north-1", "https://aom.cn-north-1.myhuaweicloud.com/", "p-2")]
    public async Task SelectAsync_AccessKey_CompletesInputFromTheEnvironment(
        string? region, string? project, string? endpoint, string environment, string? expectedRegion, string expectedEndpoint, string expectedProject)
    {
        CredentialSelection selection = await SelectAsync(new ConnectionSettings { Region = region, ProjectId = project, Endpoint = endpoint, Static = Key("a-secret-key") }, environment);
        Assert.Equal((null, false), (selection.Failure?.Message, selection.LooksSwapped));
        Assert.Equal((expectedRegion, expectedEndpoint, expectedProject), (selection.Region, selection.Endpoint!.ToString(), selection.ProjectId));
        Assert.Equal(AomAuthenticationType.AccessKey, selection.Provider!.AuthenticationType);
    }

    [Theory]
    [InlineData("CN north", "p", null, null, "RegionFormat", "CN north")]
    [InlineData("cn-north-4", "p/1", null, null, "ProjectFormat", "p/1")]
    [InlineData("cn-north-4", "p", "http://aom.example.com", null, "EndpointInsecure", "http://aom.example.com")]
    [InlineData("cn-north-4", "p", null, "https://iam.example.com/v3", "EndpointFormat", "https://iam.example.com/v3")]
    [InlineData(null, "p", null, null, "RegionMissing", null)]
    [InlineData(null, null, "aom.example.com", null, "ProjectMissing", null)]
    public async Task SelectAsync_InvalidInput_ReturnsTheProblemAndTheInput(
        string? region, string? project, string? endpoint, string? iam, string key, string? target)
    {
        SecretText secretKey = SecretText.From("x");
        StaticCredentialProvider unused = StaticCredentialProvider.FromAccessKey("EXAMPLEACCESSKEY0001", secretKey, null);
        CredentialSelection selection = await SelectAsync(new ConnectionSettings { Region = region, ProjectId = project, Endpoint = endpoint, IamEndpoint = iam, Static = unused });
        Assert.Throws<ObjectDisposedException>(secretKey.Reveal);
        Assert.Equal((MessageText.Format(Strings.ResourceManager.GetString(key, System.Globalization.CultureInfo.CurrentUICulture)!, target), target), (selection.Failure?.Message, selection.Failure?.Target));
        Assert.Null(selection.Provider);
    }

    [Theory]
    [InlineData("a-user", "x", null, null, "cn-north-4", null)]
    [InlineData("a-user", "x", "123456", null, "cn-north-4", "PasscodeNeedsUserId")]
    [InlineData("a-user", "x", "123456", "u", "cn-north-4", null)]
    [InlineData("a-user", " ", null, null, "cn-north-4", "SecretBlank")]
    [InlineData(" ", "x", null, null, "cn-north-4", "IdentifierBlank")]
    public async Task SelectAsync_IamUser_ChecksTheLogin(string user, string password, string? passcode, string? userId, string region, string? key)
    {
        IamTokenRequest login = new() { DomainName = "d", UserName = user, Password = SecretText.From(password), Passcode = passcode, UserId = userId };
        CredentialSelection selection = await SelectAsync(new ConnectionSettings { Region = region, ProjectId = "p", IamUser = login });
        Assert.Equal(key is null ? null : Strings.ResourceManager.GetString(key, System.Globalization.CultureInfo.CurrentUICulture), selection.Failure?.Message);
        Assert.Equal(key is null ? AomAuthenticationType.IamUser : null, selection.Provider?.AuthenticationType);
    }

    [Fact]
    public async Task SelectAsync_SwappedKey_WarnsAndSucceeds()
    {
        StaticCredentialProvider key = StaticCredentialProvider.FromAccessKey(new string('s', 40), SecretText.From("EXAMPLEACCESSKEY0001"), null);
        CredentialSelection selection = await SelectAsync(new ConnectionSettings { Region = "cn-north-4", ProjectId = "p", Static = key });
        Assert.Equal((true, null), (selection.LooksSwapped, selection.Failure?.Message));
    }

    [Fact]
    public async Task SelectAsync_NothingGiven_UsesTheEnvironment()
    {
        CredentialSelection selection = await SelectAsync(
            new ConnectionSettings { Region = "cn-north-4" }, "HUAWEICLOUD_SDK_AK=EXAMPLEACCESSKEY0001 HUAWEICLOUD_SDK_SK=s HUAWEICLOUD_SDK_PROJECT_ID=p-3");
        Assert.Equal((AomAuthenticationType.Environment, "p-3"), (selection.Provider!.AuthenticationType, selection.ProjectId));
    }

    [Theory]
    [InlineData(false, "HUAWEICLOUD_SDK_AK")]
    [InlineData(true, "metadata service")]
    public async Task SelectAsync_NoCredentialFound_ReportsWhatWasTried(bool agency, string text)
    {
        ConnectionSettings settings = new() { Region = "cn-north-4", ProjectId = "p", MetadataEndpoint = Nothing, EcsAgency = agency };
        CredentialSelection selection = await SelectAsync(settings, "HUAWEICLOUD_SDK_CREDENTIALS_FILE=/no/such/file");
        Assert.Contains(text, selection.Failure?.Message, StringComparison.Ordinal);
        Assert.Null(selection.Provider);
    }

    private static StaticCredentialProvider Key(string secret) => StaticCredentialProvider.FromAccessKey("EXAMPLEACCESSKEY0001", SecretText.From(secret), null);

    private static Task<CredentialSelection> SelectAsync(ConnectionSettings settings, string environment = "")
    {
        Dictionary<string, string> variables = [];
        foreach (string pair in environment.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            variables.Add(pair.Split('=')[0], pair.Split('=')[1]);
        }

        CredentialSelector selector = new(new HttpClientFactory(null, noProxy: true), name => variables.GetValueOrDefault(name), static () => TestMetrics.Noon);
        return selector.SelectAsync(settings, TestContext.Current.CancellationToken);
    }
}
