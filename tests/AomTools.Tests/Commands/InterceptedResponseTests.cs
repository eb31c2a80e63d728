using System;
using System.Linq;
using System.Management.Automation;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Pages of proxies and firewalls instead of AOM's response: they settle neither metrics nor credential.</summary>
public sealed class InterceptedResponseTests : SpoolTestBase
{
    private const string Page = "<html>Blocked by policy 7</html>";

    [Theory]
    [InlineData(403, 3)]
    [InlineData(200, 3)]
    [InlineData(401, 1)]
    public void Leave_the_metrics_undelivered_and_the_run_going(int status, int attempts)
    {
        Block(status, 3);
        PowerShellResult result = Send("-MaximumRetryCount 2");
        Assert.StartsWith("ResponseNotFromAom,", result.Error.FullyQualifiedErrorId);
        Assert.Contains($"HTTP {status}: Another server responded instead of AOM, such as a proxy or a login page: Blocked by policy 7", result.Error.ToString());
        Assert.Null(result.Thrown);
        Assert.Equal((AomSendStatus.Undelivered, attempts, attempts), (result.Single<AomSendResult>().Status, result.Single<AomSendResult>().AttemptCount, Emulator.Requests.Total));
    }

    [Fact]
    public void Are_one_error_per_run_with_all_metrics()
    {
        Block(404, 1000);
        PowerShellResult result = Session.Run("$t = [DateTimeOffset]::Now; 1..2000 | ForEach-Object { New-AomMetric \"m$_\" $_ -Namespace A.b -Timestamp $t } | Send-AomMetricData -ThrottleLimit 1");
        Assert.StartsWith("ResponseNotFromAom,", Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.True(result.Values<AomSendResult>().Count() > 1);
        Assert.All(result.Values<AomSendResult>(), sent => Assert.Equal(AomSendStatus.Undelivered, sent.Status));
        Emulator.Reset();
        PowerShellResult again = Session.Run("$args[0].TargetObject | Send-AomMetricData", result.Errors[0]).ThrowIfFailed();
        Assert.Equal((2000, 2000), (again.Values<AomSendResult>().Sum(sent => sent.MetricCount), Emulator.Points.Count));
    }

    [Fact]
    public void Are_waited_out()
    {
        Block(403, 2);
        Assert.Equal((AomSendStatus.Accepted, 3), (Send("").ThrowIfFailed().Single<AomSendResult>().Status, Emulator.Requests.Total));
    }

    [Fact]
    public void Leave_the_metrics_in_the_spool()
    {
        Block(403, 1);
        PowerShellResult blocked = Send("-MaximumRetryCount 0 -SpoolPath $args[0]", Spool);
        Assert.Equal(AomSendStatus.Spooled, blocked.Single<AomSendResult>().Status);
        Assert.StartsWith("ResponseNotFromAom,", blocked.Error.FullyQualifiedErrorId);
        Assert.IsType<AomConnection>(blocked.Error.TargetObject);
        Assert.EndsWith("The metrics are in the spool. The next run sends them.", blocked.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Session.Run("Send-AomMetricData -SpoolPath $args[0]", Spool).ThrowIfFailed();
        Assert.Equal(1, Emulator.Points.Count);
    }

    [Fact]
    public void Reject_no_login()
    {
        Emulator.Faults.Add(new Fault { Kind = RequestKind.Iam, Status = 403, Body = Page, ContentType = "text/html" });
        PowerShellResult result = Session.Run(
            "$null = Connect-Aom -Endpoint $args[0] -IamEndpoint $args[0] -ProjectId $args[1] -DomainName emulator-domain -IamCredential $args[2]; 1..2 | ForEach-Object { New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -RetryIntervalSec 0 }",
            Emulator.Address.ToString(), Emulator.Options.ProjectId, new PSCredential(Emulator.Options.UserName, PowerShellSession.Secure(Emulator.Options.Password))).ThrowIfFailed();
        Assert.All(result.Values<AomSendResult>(), sent => Assert.Equal(AomSendStatus.Accepted, sent.Status));
        Assert.Equal(2, result.Values<AomSendResult>().Count());
    }

    private void Block(int status, int count) => Emulator.Faults.Add(new Fault { Status = status, Count = count, Body = Page, ContentType = "text/html" });

    private PowerShellResult Send(string parameters, params object[] arguments) =>
        Session.Run("New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -RetryIntervalSec 0 " + parameters, arguments);
}
