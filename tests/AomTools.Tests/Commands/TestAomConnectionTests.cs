using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

public sealed class TestAomConnectionTests() : EmulatorSessionTestBase(isConnected: false)
{
    [Fact]
    public void Says_that_all_is_well_and_changes_nothing()
    {
        AomConnectionTestResult test = Test(Emulator.Options.SecretKey);
        Assert.Equal((true, AomConnectionProblem.None, 400, "SVCSTG_AMS_4000001"), (test.Succeeded, test.Problem, test.StatusCode, test.ErrorCode));
        Assert.Equal(0, Emulator.Points.Count);
        Assert.True(Session.Run("Test-AomConnection -Quiet").ThrowIfFailed().Single<bool>());
    }

    [Fact]
    public void Takes_connections_and_their_names_from_the_pipeline()
    {
        Test(Emulator.Options.SecretKey);
        PowerShellResult result = Session.Run("$null = Connect-Aom -Endpoint $args[0] -ProjectId p -Credential $args[1] -Name other; Get-AomConnection | Test-AomConnection; 'Default' | Test-AomConnection -Quiet; @() | Test-AomConnection", Emulator.Address.ToString(), PowerShellSession.Credential(Emulator)).ThrowIfFailed();
        Assert.Equal([("Default", AomConnectionProblem.None), ("other", AomConnectionProblem.Project)], result.Values<AomConnectionTestResult>().Select(test => (test.ConnectionName, test.Problem)));
        Assert.True(Assert.Single(result.Values<bool>()));
        Assert.Equal(3, result.Output.Count);
    }

    [Fact]
    public void Shows_both_requests_when_the_secret_is_wrong()
    {
        AomConnectionTestResult test = Test("wrong");
        Assert.Equal((false, AomConnectionProblem.Secret), (test.Succeeded, test.Problem));
        Assert.EndsWith("canonicalRequest:" + test.CanonicalRequest, test.ErrorMessage);
        Assert.False(Session.Run("Test-AomConnection -Quiet").ThrowIfFailed().Single<bool>());
    }

    [Theory]
    [InlineData(20, AomConnectionProblem.ClockSkew, "20 min behind the server's")]
    [InlineData(-20, AomConnectionProblem.ClockSkew, "20 min ahead of the server's")]
    [InlineData(10, AomConnectionProblem.None, "10 min behind the server's")]
    public void Tells_of_the_clock(int minutes, AomConnectionProblem part, string text)
    {
        Emulator.Clock.Skew = TimeSpan.FromMinutes(minutes);
        AomConnectionTestResult test = Test(Emulator.Options.SecretKey);
        Assert.Equal(part, test.Problem);
        Assert.Contains("this machine's clock is " + text, test.Message, StringComparison.OrdinalIgnoreCase);
        Assert.InRange(test.ClockSkew!.Value.TotalMinutes, -minutes - 1, -minutes + 1);
    }

    [Fact]
    public void Tells_an_unknown_key_from_a_locked_one()
    {
        Assert.Equal(AomConnectionProblem.AccessKeyId, Test("x", key: "NOBODYKNOWSTHISKEY").Problem);
        for (int i = 0; i < 6; i++)
        {
            Assert.Equal(AomConnectionProblem.Secret, Test("wrong").Problem);
        }

        Assert.Equal(AomConnectionProblem.LockedOut, Test("wrong").Problem);
    }

    [Theory]
    [InlineData("{\"error_code\":\"AOM.0403\",\"error_msg\":\"Policy doesn't allow aom:metric:put\"}", 403, AomConnectionProblem.Permission)]
    [InlineData("{\"error_code\":\"APIGW.0101\",\"error_msg\":\"The API does not exist\"}", 404, AomConnectionProblem.Endpoint)]
    [InlineData("<html>sign in</html>", 200, AomConnectionProblem.Endpoint)]
    [InlineData("{\"error_code\":\"APIGW.0308\",\"error_msg\":\"throttled\"}", 429, AomConnectionProblem.Service)]
    [InlineData("{\"error_code\":\"APIGW.0301\",\"error_msg\":\"decrypt token fail\"}", 401, AomConnectionProblem.Token)]
    [InlineData("{\"error_code\":\"APIGW.0307\",\"error_msg\":\"The token must be updated\"}", 401, AomConnectionProblem.Token)]
    [InlineData("", 407, AomConnectionProblem.Proxy)]
    [InlineData("", 502, AomConnectionProblem.Service)]
    public void Tells_the_parts_apart_by_the_answer(string body, int status, AomConnectionProblem part)
    {
        Emulator.Faults.Add(new Fault { Status = status, Body = body });
        Assert.Equal(part, Test(Emulator.Options.SecretKey).Problem);
    }

    [Theory]
    [InlineData(401, "", AomConnectionProblem.Endpoint)]
    [InlineData(403, "", AomConnectionProblem.Endpoint)]
    [InlineData(200, "", AomConnectionProblem.Endpoint)]
    [InlineData(403, "-Proxy $args[0]", AomConnectionProblem.Proxy)]
    public void Takes_a_page_of_something_on_the_way_for_no_word_of_aom(int status, string parameters, AomConnectionProblem part)
    {
        Emulator.Faults.Add(new Fault { Kind = RequestKind.Any, Status = status, Body = "<html>Blocked by policy 7</html>", ContentType = "text/html" });
        AomConnectionTestResult test = Session.Run(
            "$null = Connect-Aom -Endpoint $args[0] -ProjectId $args[1] -Credential $args[2] " + parameters + "; Test-AomConnection",
            Emulator.Address.ToString(), Emulator.Options.ProjectId, PowerShellSession.Credential(Emulator)).ThrowIfFailed().Single<AomConnectionTestResult>();
        Assert.Equal((part, (int?)status), (test.Problem, test.StatusCode));
        Assert.StartsWith($"A proxy or firewall responded instead of AOM (HTTP {status}): Blocked by policy 7 Check", test.Message);
    }

    [Theory]
    [InlineData("https://no-such-host.invalid", AomConnectionProblem.NameResolution)]
    [InlineData("http://127.0.0.1:9", AomConnectionProblem.Network)]
    public void Tells_why_nothing_answers(string endpoint, AomConnectionProblem part) => Assert.Equal(part, Test("x", endpoint: endpoint).Problem);

    [Fact]
    public void Tells_of_a_proxy_that_is_away() => Assert.Equal(AomConnectionProblem.Proxy, Session.Run(
        "$null = Connect-Aom cn-north-4 p -Proxy http://127.0.0.1:9 -Credential $args[0]; Test-AomConnection", new PSCredential("k", PowerShellSession.Secure("x"))).ThrowIfFailed().Single<AomConnectionTestResult>().Problem);

    [Fact]
    public void Tells_of_tls_and_projects()
    {
        Assert.Equal(AomConnectionProblem.Tls, Test("x", endpoint: Emulator.Address.ToString().Replace("http:", "https:")).Problem);
        Assert.Equal(AomConnectionProblem.Project, Test(Emulator.Options.SecretKey, project: "other").Problem);
    }

    private AomConnectionTestResult Test(string secret, string? key = null, string? endpoint = null, string? project = null) => Session.Run(
        "$null = Connect-Aom -Endpoint $args[0] -ProjectId $args[1] -Credential $args[2]; Test-AomConnection",
        endpoint ?? Emulator.Address.ToString(), project ?? Emulator.Options.ProjectId, new PSCredential(key ?? Emulator.Options.AccessKey, PowerShellSession.Secure(secret))).ThrowIfFailed().Single<AomConnectionTestResult>();
}
