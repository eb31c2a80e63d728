using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Connect-Aom with a profile of the credentials file.</summary>
public sealed class ProfileTests : IDisposable
{
    private const string Project = "0123456789abcdef0123456789abcdef";

    private readonly PowerShellSession _session = new();
    private readonly string _file = Path.GetTempFileName();
    private readonly EnvironmentScope _scope;

    public ProfileTests()
    {
        File.WriteAllText(_file, $"[basic]\nak=BASIC\nsk=S\n[prod]\nak=PRODACCESSKEY0000001\nsk=topsecret\nregion=ap-southeast-3\nproject_id={Project}\n[lab]\nak=LAB\nsk=S\nendpoint=http://127.0.0.1:9\nproject_id=p\n[half]\nak=A\n");
        _scope = new EnvironmentScope(("HUAWEICLOUD_SDK_CREDENTIALS_FILE", _file), ("HW_REGION_NAME", "cn-north-1"));
    }

    public void Dispose()
    {
        _scope.Dispose();
        _session.Dispose();
        File.Delete(_file);
    }

    [Theory]
    [InlineData("-ProfileName prod", "ap-southeast-3", "https://aom.ap-southeast-3.myhuaweicloud.com/", Project)]
    [InlineData("-ProfileName PROD -Region cn-north-4 -ProjectId q", "cn-north-4", "https://aom.cn-north-4.myhuaweicloud.com/", "q")]
    [InlineData("-ProfileName lab", "cn-north-1", "http://127.0.0.1:9/", "p")]
    public void Connects_with_the_section(string parameters, string region, string endpoint, string project)
    {
        PowerShellResult result = _session.Run("Connect-Aom " + parameters).ThrowIfFailed();
        AomConnection connection = result.Single<AomConnection>();
        Assert.Equal((region, endpoint, project, AomAuthenticationType.CredentialsFile), (connection.Region, connection.Endpoint.ToString(), connection.ProjectId, connection.Authentication));
        Assert.DoesNotContain("topsecret", string.Join("\n", _session.Run("Get-AomConnection | Format-List * -Force | Out-String; $error").Output), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("half")]
    [InlineData("absent")]
    public void A_profile_without_keys_is_an_error(string name)
    {
        ErrorRecord error = _session.Run("Connect-Aom -ProfileName $args[0]", name).Error;
        Assert.StartsWith("CredentialNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("[" + name + "]", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Profiles_are_completed()
    {
        CommandCompletion completion = _session.Run("[System.Management.Automation.CommandCompletion]::CompleteInput($args[0], $args[0].Length, $null)", "Connect-Aom -ProfileName p").Single<CommandCompletion>();
        Assert.Equal(["prod"], completion.CompletionMatches.Select(match => match.CompletionText));
    }
}
