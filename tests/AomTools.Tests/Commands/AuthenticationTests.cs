using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

public sealed class AuthenticationTests() : EmulatorSessionTestBase(isConnected: false)
{
    private const string Send = "; New-AomMetric a 1 -Namespace A.b | Send-AomMetricData";

    [Theory]
    [InlineData("-Region cn-north-4")]
    [InlineData("-ProjectName cn-north-4")]
    [InlineData("-ProjectId 0123456789abcdef0123456789abcdef")]
    public void Logs_a_user_in_and_takes_the_project_from_the_token(string parameters)
    {
        AomConnection connection = LogIn(parameters).ThrowIfFailed().Values<AomConnection>().Single();
        Assert.Equal((Emulator.Options.ProjectId, AomAuthenticationType.IamUser), (connection.ProjectId, connection.Authentication));
        Assert.Equal(1, Emulator.Points.Count);
        Assert.Equal(1, Logins);
    }

    [Fact]
    public async Task Brings_a_passcode()
    {
        await StartAsync(new EmulatorOptions { Port = 0, Passcode = "123456" });
        Assert.Contains("username or password is wrong", LogIn("-Region cn-north-4").Errors[0].ToString());
        LogIn("-Region cn-north-4 -Passcode 123456 -UserId emulator-user-id").ThrowIfFailed();
        Assert.Contains("-UserId", LogIn("-Region cn-north-4 -Passcode 123456").Errors[0].ToString());
    }

    [Fact]
    public void Renews_a_token_once_when_it_is_refused()
    {
        LogIn("-Region cn-north-4").ThrowIfFailed();
        Emulator.State.Tokens.ExpireAll();
        AomSendResult sent = Session.Run("New-AomMetric b 1 -Namespace A.b | Send-AomMetricData").ThrowIfFailed().Single<AomSendResult>();
        Assert.Equal((AomSendStatus.Accepted, 2, 2), (sent.Status, sent.AttemptCount, Logins));
    }

    [Fact]
    public async Task Logs_in_once_even_if_tokens_end_within_the_margin()
    {
        await StartAsync(new EmulatorOptions { Port = 0, TokenLifetime = TimeSpan.FromMinutes(59) });
        LogIn("-Region cn-north-4").ThrowIfFailed();
        Session.Run("1..3 | ForEach-Object { New-AomMetric b$_ 1 -Namespace A.b | Send-AomMetricData }").ThrowIfFailed();
        Assert.Equal(1, Logins);
        Assert.DoesNotContain(Emulator.Requests.Reports, request => request.Status == 401);
    }

    [Fact]
    public void Never_repeats_a_login_that_was_refused()
    {
        PowerShellResult result = Session.Run(
            "$null = Connect-Aom -Endpoint $args[0] -IamEndpoint $args[0] -ProjectId p -DomainName d -IamCredential $args[1]; 1..3 | ForEach-Object { New-AomMetric a 1 -Namespace A.b | Send-AomMetricData }",
            Emulator.Address.ToString(), new PSCredential("u", PowerShellSession.Secure("wrong")));
        Assert.Equal(3, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.StartsWith("CredentialRejected,", error.FullyQualifiedErrorId));
        Assert.Equal(1, Logins);
    }

    [Fact]
    public async Task Shares_one_renewal_among_many_senders()
    {
        AomConnection connection = LogIn("-Region cn-north-4").ThrowIfFailed().Values<AomConnection>().Single();
        PowerShellSession[] sessions = [.. Enumerable.Range(0, 8).Select(_ => new PowerShellSession())];
        try
        {
            Emulator.State.Tokens.ExpireAll();
            PowerShellResult[] results = await Task.WhenAll(sessions.Select((session, i) => Task.Run(
                () => session.Run("$c = $args[0]; $n = $args[1]; 1..50 | ForEach-Object { New-AomMetric \"m$n-$_\" 1 -Namespace A.b } | Send-AomMetricData -Connection $c -WarningAction SilentlyContinue", connection, i),
                TestContext.Current.CancellationToken)));
            Assert.All(results, result => result.ThrowIfFailed());
            Assert.Equal(2, Logins);
            Assert.Equal(401, Emulator.Points.Count);
        }
        finally
        {
            Array.ForEach(sessions, session => session.Dispose());
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Takes_the_keys_of_an_agency(bool v2)
    {
        await StartAsync(new EmulatorOptions { Port = 0, MetadataV2 = v2 });
        AomConnection connection = Session.Run("Connect-Aom -EcsAgency -Endpoint $args[0] -MetadataEndpoint $args[0]" + Send, Emulator.Address.ToString()).ThrowIfFailed().Values<AomConnection>().Single();
        Assert.Equal(("cn-north-4", Emulator.Options.ProjectId, AomAuthenticationType.EcsAgency), (connection.Region, connection.ProjectId, connection.Authentication));
        Assert.Equal(1, Emulator.Points.Count);
        Assert.True(Emulator.Requests.Reports[0].Headers.ContainsKey("X-Security-Token"));
    }

    [Fact]
    public async Task Fetches_the_keys_of_an_agency_once_even_if_they_end_within_the_margin()
    {
        await StartAsync(new EmulatorOptions { Port = 0, KeyLifetime = TimeSpan.FromMinutes(39) });
        Session.Run("Connect-Aom -EcsAgency -Endpoint $args[0] -MetadataEndpoint $args[0]" + Send, Emulator.Address.ToString()).ThrowIfFailed();
        Assert.Equal(1, Emulator.Requests.All.Count(request => request.Path.EndsWith("securitykey", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Quotes_nothing_of_keys_that_it_cannot_read()
    {
        await StartAsync(new EmulatorOptions { Port = 0, MetadataV2 = false });
        Emulator.Faults.Add(new Fault { Kind = RequestKind.Metadata, Count = 9, Status = 200, Body = "{\"credential\":{\"access\":\"A\",\"secret\":\"HUNTED\"}}" });
        string text = Session.Run("Connect-Aom -EcsAgency -Endpoint $args[0] -MetadataEndpoint $args[0]", Emulator.Address.ToString()).Error.ToString();
        Assert.Contains("access key cannot be read", text);
        Assert.DoesNotContain("HUNTED", text);
    }

    [Fact]
    public async Task Says_that_an_agency_is_missing()
    {
        await StartAsync(new EmulatorOptions { Port = 0, HasAgency = false });
        Assert.Contains("Bind an IAM agency", Session.Run("Connect-Aom -EcsAgency -Endpoint $args[0] -MetadataEndpoint $args[0]", Emulator.Address.ToString()).Error.ToString());
    }

    [Fact]
    public void Looks_the_project_up()
    {
        string connect = "Connect-Aom cn-north-4 -Endpoint $args[0] -IamEndpoint $args[0] -Credential $args[1]";
        Assert.Equal(Emulator.Options.ProjectId, Session.Run(connect, Emulator.Address.ToString(), PowerShellSession.Credential(Emulator)).ThrowIfFailed().Single<AomConnection>().ProjectId);
        Assert.Contains("no project named 'cn-north-9'", Session.Run(connect.Replace("north-4", "north-9"), Emulator.Address.ToString(), PowerShellSession.Credential(Emulator)).Error.ToString());
    }

    [Fact]
    public async Task Names_the_projects_where_there_are_several()
    {
        await StartAsync(new EmulatorOptions { Port = 0, Projects = [("p1", "cn-north-4"), ("p2", "cn-north-4_x")] });
        ErrorRecord error = Session.Run("Connect-Aom -Endpoint $args[0] -IamEndpoint $args[0] -Token $args[1]", Emulator.Address.ToString(), PowerShellSession.Secure(Emulator.Options.Token)).Error;
        Assert.Contains("several projects: cn-north-4 (p1), cn-north-4_x (p2)", error.ToString());
    }

    [Fact]
    public void Takes_a_secret_of_SecretManagement()
    {
        Session.Run("function global:Get-Secret { [CmdletBinding()] param($Name, $Vault) if ($Name -eq 'keys') { @{ ak = $global:ak; sk = $global:sk } } elseif ($Name -eq 'cred') { [pscredential]::new($global:ak, $global:sk) } else { throw 'no such secret' } }; $global:ak = $args[0]; $global:sk = $args[1]", Emulator.Options.AccessKey, PowerShellSession.Secure(Emulator.Options.SecretKey)).ThrowIfFailed();
        foreach (string name in new[] { "keys", "cred" })
        {
            Session.Run($"$null = Connect-Aom -Endpoint $args[0] -ProjectId $args[1] -SecretName {name}" + Send, Emulator.Address.ToString(), Emulator.Options.ProjectId).ThrowIfFailed();
        }

        Assert.Contains("no such secret", Session.Run("Connect-Aom cn-north-4 p -SecretName other").Error.ToString());
        using PowerShellSession bare = new();
        Assert.Contains("Microsoft.PowerShell.SecretManagement", bare.Run("Connect-Aom cn-north-4 p -SecretName other").Error.ToString());
    }

    private int Logins => Emulator.Requests.All.Count(request => request.Path == "/v3/auth/tokens");

    private PowerShellResult LogIn(string parameters) => Session.Run(
        $"Connect-Aom -Endpoint $args[0] -IamEndpoint $args[0] -DomainName $args[1] -IamCredential $args[2] {parameters}" + Send,
        Emulator.Address.ToString(), Emulator.Options.DomainName, new PSCredential(Emulator.Options.UserName, PowerShellSession.Secure(Emulator.Options.Password)));
}
