using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using AomTools.Emulator;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

public sealed class ConnectAomTests : IDisposable
{
    private readonly PowerShellSession _session = new();
    private readonly PSCredential _key = new("EXAMPLEACCESSKEY0001", PowerShellSession.Secure("secret"));

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("cn-north-4", "https://aom.cn-north-4.myhuaweicloud.com/")]
    [InlineData("eu-west-101", "https://aom.eu-west-101.myhuaweicloud.eu/")]
    [InlineData("xx-new-9", "https://aom.xx-new-9.myhuaweicloud.com/")]
    public void Finds_the_address_of_a_region(string region, string address) => Assert.Equal(
        address,
        _session.Run("Connect-Aom $args[0] -ProjectId p1 -Credential $args[1]", region, _key).ThrowIfFailed().Single<AomConnection>().Endpoint.ToString());

    [Theory]
    [InlineData("https://aom.example.com:8443", "https://aom.example.com:8443/")]
    [InlineData("aom.example.com", "https://aom.example.com/")]
    [InlineData("http://localhost:8700", "http://localhost:8700/")]
    [InlineData("http://[::1]:8700/", "http://[::1]:8700/")]
    public void Takes_any_address(string given, string address) => Assert.Equal(
        address,
        _session.Run("Connect-Aom -Endpoint $args[0] -ProjectId p1 -Credential $args[1]", given, _key).ThrowIfFailed().Single<AomConnection>().Endpoint.ToString());

    [Theory]
    [InlineData("-Endpoint http://aom.example.com -ProjectId p1", "EndpointInvalid", "is not HTTPS")]
    [InlineData("-Endpoint ftp://aom.example.com -ProjectId p1", "EndpointInvalid", "is not HTTPS")]
    [InlineData("-Endpoint 'https://aom.example.com/v1/x' -ProjectId p1", "EndpointInvalid", "is not a valid endpoint")]
    [InlineData("-Endpoint 'https://user:pw@aom.example.com' -ProjectId p1", "EndpointInvalid", "is not a valid endpoint")]
    [InlineData("-Endpoint 'https://aom.example.com/#x' -ProjectId p1", "EndpointInvalid", "is not a valid endpoint")]
    [InlineData("-Endpoint 'https://' -ProjectId p1", "EndpointInvalid", "is not a valid endpoint")]
    [InlineData("-Endpoint \"https://aom.example.com`r`nX-Injected: 1\" -ProjectId p1", "EndpointInvalid", "is not a valid endpoint")]
    [InlineData("-Endpoint 'https://[fe80::1%25eth0]' -ProjectId p1", "EndpointInvalid", "is not a valid endpoint")]
    [InlineData("-Region 'CN North' -ProjectId p1", "RegionInvalid", "is not a region ID")]
    [InlineData("-Region \"cn-north-4`nX: 1\" -ProjectId p1", "RegionInvalid", "is not a region ID")]
    [InlineData("-ProjectId p1", "RegionMissing", "No region or endpoint is specified")]
    [InlineData("-Endpoint https://aom.example.com", "ProjectNotFound", "The project ID is unknown")]
    [InlineData("-Region cn-north-4 -ProjectId 'a/b'", "ProjectIdInvalid", "is not a project ID")]
    [InlineData("-Region cn-north-4 -ProjectId \"a`r`nX-Injected: 1\"", "ProjectIdInvalid", "is not a project ID")]
    [InlineData("-Region cn-north-4 -ProjectId 'pröjekt'", "ProjectIdInvalid", "is not a project ID")]
    [InlineData("-Region cn-north-4 -ProjectId p1 -ProxyCredential $args[0]", "ProxyInvalid", "-ProxyCredential requires -Proxy")]
    [InlineData("-Region cn-north-4 -ProjectId p1 -NoProxy -ProxyCredential $args[0]", "ProxyInvalid", "-ProxyCredential requires -Proxy")]
    [InlineData("-Region cn-north-4 -ProjectId p1 -NoProxy -Proxy http://proxy.example.com:3128", "ProxyInvalid", "-Proxy and -NoProxy")]
    [InlineData("-Region cn-north-4 -ProjectId p1 -Proxy ftp://proxy.example.com:21", "ProxyInvalid", "Supported schemes: http")]
    public void Says_what_is_wrong_with_parameters(string parameters, string id, string text)
    {
        ErrorRecord error = _session.Run($"Connect-Aom {parameters} -Credential $args[0]", _key).Error;
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId);
        Assert.Contains(text, error.ToString());
        Assert.Empty(_session.Run("Get-AomConnection").Output);
    }

    [Fact]
    public void Takes_NoProxy_that_is_off_beside_a_proxy() =>
        _session.Run("Connect-Aom cn-north-4 p1 -Credential $args[0] -ProxyCredential $args[0] -Proxy http://proxy.example.com:3128 -NoProxy:$false", _key).ThrowIfFailed();

    [Fact]
    public void Shows_no_more_of_the_key_than_tells_two_apart()
    {
        AomConnection connection = _session.Run("Connect-Aom cn-north-4 p1 -Credential $args[0]", _key).ThrowIfFailed().Single<AomConnection>();
        Assert.Equal((AomAuthenticationType.AccessKey, "EXAM…0001", "cn-north-4", "p1", true), (connection.Authentication, connection.AccessKeyId, connection.Region, connection.ProjectId, connection.IsConnected));
    }

    [Theory]
    [InlineData("Ab3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xYzA5cD7eF", "EXAMPLEACCESSKEY0001", "appear to be swapped")]
    [InlineData("EXAMPLEACCESSKEY0001", "Ab3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xYzA5cD7eF", null)]
    public void Warns_of_a_pair_that_looks_swapped_and_shows_nothing_of_it(string user, string password, string? warning)
    {
        PowerShellResult result = _session.Run("Connect-Aom cn-north-4 p1 -Credential $args[0]", new PSCredential(user, PowerShellSession.Secure(password))).ThrowIfFailed();
        Assert.Equal(warning is null ? 0 : 1, result.Warnings.Count);
        Assert.All(result.Warnings, text => Assert.Contains(warning!, text));
        Assert.Equal(warning is null ? "EXAM…0001" : "********", result.Single<AomConnection>().AccessKeyId);
    }

    [Theory]
    [InlineData("-Credential $args[0]", " ", "x", "user name of the credential is blank")]
    [InlineData("-Credential $args[0]", "EXAMPLEACCESSKEY0001", "", "secret is blank")]
    [InlineData("-DomainName d -IamCredential $args[0]", " ", "x", "user name of the credential is blank")]
    [InlineData("-DomainName d -IamCredential $args[0]", "u", "", "secret is blank")]
    [InlineData("-Token $args[0].Password", "u", " ", "secret is blank")]
    public void Takes_no_half_of_a_pair(string parameters, string user, string password, string text)
    {
        ErrorRecord error = _session.Run("Connect-Aom cn-north-4 p1 " + parameters, new PSCredential(user, PowerShellSession.Secure(password))).Error;
        Assert.StartsWith("CredentialInvalid,", error.FullyQualifiedErrorId);
        Assert.Contains(text, error.ToString());
        Assert.Empty(_session.Run("Get-AomConnection").Output);
    }

    [Fact]
    public void Keeps_several_by_name_the_last_being_the_default()
    {
        _session.Run("$null = Connect-Aom cn-north-4 p1 -Credential $args[0] -Name one; $null = Connect-Aom cn-north-1 p2 -Credential $args[0] -Name two", _key).ThrowIfFailed();
        Assert.Equal(["one", "two"], _session.Run("Get-AomConnection").Values<AomConnection>().Select(connection => connection.Name));
        Assert.Equal("two", _session.Run("Get-AomConnection t*").Single<AomConnection>().Name);
        Assert.StartsWith("ConnectionNotFound,", _session.Run("Get-AomConnection three").Error.FullyQualifiedErrorId);
        _session.Run("Disconnect-Aom two").ThrowIfFailed();
        Assert.Equal("one", _session.Run("Get-AomConnection").Single<AomConnection>().Name);
        _session.Run("$null = Connect-Aom cn-north-1 p9 -Credential $args[0] -Name one", _key).ThrowIfFailed();
        Assert.Equal("p9", _session.Run("Get-AomConnection").Single<AomConnection>().ProjectId);
    }

    [Fact]
    public void Forgets_on_Disconnect_and_says_so_when_used()
    {
        PowerShellResult result = _session.Run("$c = Connect-Aom cn-north-4 p1 -Credential $args[0]; Disconnect-Aom -PassThru; New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -Connection $c", _key);
        Assert.False(result.Single<AomConnection>().IsConnected);
        Assert.StartsWith("ConnectionClosed,", result.Error.FullyQualifiedErrorId);
    }

    [Fact]
    public void Is_not_seen_by_other_sessions()
    {
        _session.Run("$null = Connect-Aom cn-north-4 p1 -Credential $args[0]", _key).ThrowIfFailed();
        using PowerShellSession other = new();
        Assert.Empty(other.Run("Get-AomConnection").Output);
    }

    [Fact]
    public async Task Signs_in_with_a_token()
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync();
        _session.Run(
            "$null = Connect-Aom -Endpoint $args[0] -ProjectId $args[1] -Token $args[2]; New-AomMetric a 1 -Namespace A.b | Send-AomMetricData",
            emulator.Address.ToString(), emulator.Options.ProjectId, PowerShellSession.Secure(emulator.Options.Token)).ThrowIfFailed();
        Assert.Equal(1, emulator.Points.Count);
        Assert.False(emulator.Requests.Reports[0].Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Signs_in_from_the_environment()
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync();
        using EnvironmentScope scope = new(("HUAWEICLOUD_SDK_AK", emulator.Options.AccessKey), ("HUAWEICLOUD_SDK_SK", emulator.Options.SecretKey), ("HUAWEICLOUD_SDK_PROJECT_ID", emulator.Options.ProjectId));
        _session.Run("$null = Connect-Aom -Endpoint $args[0]; New-AomMetric a 1 -Namespace A.b | Send-AomMetricData", emulator.Address.ToString()).ThrowIfFailed();
        Assert.Equal(1, emulator.Points.Count);
    }

    [Fact]
    public async Task Signs_in_from_the_vendors_file()
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync();
        string file = System.IO.Path.GetTempFileName();
        System.IO.File.WriteAllText(file, $"# mine\r\n[basic]\r\n ak = {emulator.Options.AccessKey} \r\n; ak = other\r\nsk={emulator.Options.SecretKey}\r\nproject_id={emulator.Options.ProjectId}\r\n[global]\r\nak=no\r\n");
        using EnvironmentScope scope = new(("HUAWEICLOUD_SDK_CREDENTIALS_FILE", file), ("HUAWEICLOUD_SDK_AK", null), ("CLOUD_SDK_AK", null));
        PowerShellResult result = _session.Run("Connect-Aom -Endpoint $args[0]; New-AomMetric a 1 -Namespace A.b | Send-AomMetricData", emulator.Address.ToString());
        Assert.Equal(AomAuthenticationType.CredentialsFile, result.ThrowIfFailed().Values<AomConnection>().Single().Authentication);
        Assert.Equal(1, emulator.Points.Count);
        System.IO.File.Delete(file);
    }

    [Theory]
    [InlineData(null, "", "file.example.invalid")]
    [InlineData("https://environment.example.invalid", "", "environment.example.invalid")]
    [InlineData("https://environment.example.invalid", "-IamEndpoint https://parameter.example.invalid", "parameter.example.invalid")]
    public void Asks_the_IAM_of_the_vendors_file_where_no_other_is_given(string? environment, string parameters, string asked)
    {
        string file = System.IO.Path.GetTempFileName();
        System.IO.File.WriteAllText(file, "[basic]\nak = EXAMPLEACCESSKEY0001\nsk = secret\niam_endpoint = https://file.example.invalid\n");
        using EnvironmentScope scope = new(("HUAWEICLOUD_SDK_CREDENTIALS_FILE", file), ("HUAWEICLOUD_SDK_AK", null), ("CLOUD_SDK_AK", null), ("HUAWEICLOUD_SDK_PROJECT_ID", null), ("HUAWEICLOUD_SDK_IAM_ENDPOINT", environment));
        Assert.Contains(asked, _session.Run("Connect-Aom cn-north-4 -NoProxy " + parameters).Error.ToString(), StringComparison.Ordinal);
        System.IO.File.Delete(file);
    }

    [Fact]
    public async Task Says_where_it_looked_when_there_is_no_credential()
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Port = 0, HasAgency = false });
        using EnvironmentScope scope = new(("HUAWEICLOUD_SDK_CREDENTIALS_FILE", "/nowhere/credentials"), ("HUAWEICLOUD_SDK_AK", null), ("CLOUD_SDK_AK", null));
        string text = _session.Run("Connect-Aom cn-north-4 -MetadataEndpoint $args[0]", emulator.Address.ToString()).Error.ToString();
        Assert.Contains("environment: no complete pair of HUAWEICLOUD_SDK_AK", text);
        Assert.Contains("file /nowhere/credentials: missing or not readable", text);
        Assert.Contains("ECS agency: The metadata service returned no access key (HTTP 404 configure the agency first)", text);
        Assert.DoesNotContain("..", text, StringComparison.Ordinal);
        Assert.EndsWith(" Specify -Credential, -Token, -IamCredential, -EcsAgency or -SecretName.", text);
    }

    [Fact]
    public async Task Uses_an_agency_when_nothing_else_is_there()
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync();
        using EnvironmentScope scope = new(("HUAWEICLOUD_SDK_CREDENTIALS_FILE", "/nowhere/credentials"), ("HUAWEICLOUD_SDK_AK", null), ("CLOUD_SDK_AK", null), ("HW_REGION_NAME", null));
        AomConnection connection = _session.Run("Connect-Aom -MetadataEndpoint $args[0]", emulator.Address.ToString()).ThrowIfFailed().Single<AomConnection>();
        Assert.Equal((AomAuthenticationType.EcsAgency, "cn-north-4", "https://aom.cn-north-4.myhuaweicloud.com/"), (connection.Authentication, connection.Region, connection.Endpoint.ToString()));
    }

    [Fact]
    public void Completes_regions() => Assert.Contains(
        "cn-north-4",
        CommandCompletion.CompleteInput("Connect-Aom -Region cn-n", 24, null, PowerShell.Create(_session.Runspace)).CompletionMatches.Select(match => match.CompletionText));
}
