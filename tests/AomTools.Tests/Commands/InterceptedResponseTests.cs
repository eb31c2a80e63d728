using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Pages of proxies and firewalls instead of AOM's response: they decide nothing about metrics or the credential.</summary>
public sealed class InterceptedResponseTests : IAsyncLifetime
{
    private const string Page = "<html>Blocked by policy 7</html>";

    private readonly string _spool = Path.Combine(Path.GetTempPath(), "aom-foreign-" + Guid.NewGuid().ToString("N"));
    private EmulatorHost _emulator = null!;
    private PowerShellSession _session = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync();
        _session = new PowerShellSession(_emulator);
    }

    public async ValueTask DisposeAsync()
    {
        _session.Dispose();
        await _emulator.DisposeAsync();
        if (Directory.Exists(_spool))
        {
            Directory.Delete(_spool, recursive: true);
        }
    }

    [Theory]
    [InlineData(403, 3)]
    [InlineData(200, 3)]
    [InlineData(401, 1)]
    public void Leave_the_values_undelivered_and_the_run_going(int status, int attempts)
    {
        Block(status, 3);
        PowerShellResult result = Send("-MaximumRetryCount 2");
        Assert.StartsWith("ResponseNotFromAom,", result.Error.FullyQualifiedErrorId);
        Assert.Contains($"HTTP {status}: Another server responded instead of AOM, such as a proxy or a login page: Blocked by policy 7", result.Error.ToString());
        Assert.Null(result.Thrown);
        Assert.Equal((AomSendStatus.Undelivered, attempts, attempts), (result.Single<AomSendResult>().Status, result.Single<AomSendResult>().AttemptCount, _emulator.Requests.Total));
    }

    [Fact]
    public void Are_one_error_per_run_with_all_metrics()
    {
        Block(404, 1000);
        PowerShellResult result = _session.Run("$t = [DateTimeOffset]::Now; 1..2000 | ForEach-Object { New-AomMetric \"m$_\" $_ -Namespace A.b -Timestamp $t } | Send-AomMetricData -ThrottleLimit 1");
        Assert.StartsWith("ResponseNotFromAom,", Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.True(result.Values<AomSendResult>().Count() > 1);
        Assert.All(result.Values<AomSendResult>(), sent => Assert.Equal(AomSendStatus.Undelivered, sent.Status));
        _emulator.Reset();
        PowerShellResult again = _session.Run("$args[0].TargetObject | Send-AomMetricData", result.Errors[0]).ThrowIfFailed();
        Assert.Equal((2000, 2000), (again.Values<AomSendResult>().Sum(sent => sent.MetricCount), _emulator.Points.Count));
    }

    [Fact]
    public void Are_waited_out()
    {
        Block(403, 2);
        Assert.Equal((AomSendStatus.Accepted, 3), (Send("").ThrowIfFailed().Single<AomSendResult>().Status, _emulator.Requests.Total));
    }

    [Fact]
    public void Leave_the_values_in_the_spool()
    {
        Block(403, 1);
        PowerShellResult blocked = Send("-MaximumRetryCount 0 -SpoolPath $args[0]", _spool);
        Assert.Equal(AomSendStatus.Spooled, blocked.Single<AomSendResult>().Status);
        Assert.StartsWith("ResponseNotFromAom,", blocked.Error.FullyQualifiedErrorId);
        Assert.IsType<AomConnection>(blocked.Error.TargetObject);
        Assert.EndsWith("The metrics are in the spool. The next run sends them.", blocked.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        _session.Run("Send-AomMetricData -SpoolPath $args[0]", _spool).ThrowIfFailed();
        Assert.Equal(1, _emulator.Points.Count);
    }

    [Fact]
    public void Refuse_no_login()
    {
        _emulator.Faults.Add(new Fault { Kind = RequestKind.Iam, Status = 403, Body = Page, ContentType = "text/html" });
        PowerShellResult result = _session.Run(
            "$null = Connect-Aom -Endpoint $args[0] -IamEndpoint $args[0] -ProjectId $args[1] -DomainName emulator-domain -IamCredential $args[2]; 1..2 | ForEach-Object { New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -RetryIntervalSec 0 }",
            _emulator.Address.ToString(), _emulator.Options.ProjectId, new PSCredential(_emulator.Options.UserName, PowerShellSession.Secure(_emulator.Options.Password))).ThrowIfFailed();
        Assert.All(result.Values<AomSendResult>(), sent => Assert.Equal(AomSendStatus.Accepted, sent.Status));
        Assert.Equal(2, result.Values<AomSendResult>().Count());
    }

    private void Block(int status, int count) => _emulator.Faults.Add(new Fault { Status = status, Count = count, Body = Page, ContentType = "text/html" });

    private PowerShellResult Send(string parameters, params object[] arguments) =>
        _session.Run("New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -RetryIntervalSec 0 " + parameters, arguments);
}
