using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Connections that end while other runspaces send through them.</summary>
public sealed class ConnectionClosingTests : IAsyncLifetime
{
    private const string Send = "$c = $args[0]; $n = $args[1]; 1..3 | ForEach-Object { New-AomMetric m$_ 1 -Namespace A.b -Dimension @{ n = $n } } | Send-AomMetricData -Connection $c -MaximumRetryCount 1 -RetryIntervalSec 1";
    private const string Connect = "Connect-Aom -Endpoint $args[0] -ProjectId $args[1] -Credential $args[2] -Name shared";

    private readonly string _spool = Path.Combine(Path.GetTempPath(), "aom-closing-" + Guid.NewGuid().ToString("N"));
    private readonly List<PowerShellSession> _sessions = [];
    private EmulatorHost _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await EmulatorHost.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _sessions.ForEach(session => session.Dispose());
        await _emulator.DisposeAsync();
        if (Directory.Exists(_spool))
        {
            Directory.Delete(_spool, recursive: true);
        }
    }

    [Theory]
    [InlineData("Disconnect-Aom")]
    [InlineData(Connect)]
    public async Task A_request_in_flight_finishes_and_the_next_one_ends_the_run(string close)
    {
        (PowerShellSession owner, AomConnection connection) = Open();
        _emulator.Faults.Add(new Fault { Hold = true, Status = 503 });
        Task held = _emulator.Faults.Held;
        Task<PowerShellResult> sending = Start(Send, connection, "a");
        await held;
        owner.Run(close, _emulator.Address.ToString(), _emulator.Options.ProjectId, PowerShellSession.Credential(_emulator)).ThrowIfFailed();
        _emulator.Faults.ReleaseAll();
        PowerShellResult result = await sending;
        ErrorRecord error = result.Error;
        Assert.StartsWith("ConnectionClosed,", error.FullyQualifiedErrorId);
        Assert.Equal("Disconnect-Aom closed the connection 'shared' and removed its credential. Not sent: 3 metrics.", error.ToString());
        Assert.Equal(3, Assert.IsType<AomMetric[]>(error.TargetObject).Length);
        Assert.Equal((AomSendStatus.Undelivered, 3, 1), (result.Single<AomSendResult>().Status, result.Single<AomSendResult>().MetricCount, result.Single<AomSendResult>().AttemptCount));
        Assert.Equal(1, _emulator.Requests.Total);
    }

    [Fact]
    public async Task Metrics_stay_in_the_spool()
    {
        (PowerShellSession owner, AomConnection connection) = Open();
        _emulator.Faults.Add(new Fault { Hold = true, Status = 503 });
        Task held = _emulator.Faults.Held;
        Task<PowerShellResult> sending = Start(Send + " -SpoolPath '" + _spool + "'", connection, "a");
        await held;
        owner.Run("Disconnect-Aom").ThrowIfFailed();
        _emulator.Faults.ReleaseAll();
        ErrorRecord error = (await sending).Error;
        Assert.StartsWith("ConnectionClosed,", error.FullyQualifiedErrorId);
        Assert.Contains("3 metrics are pending in the spool", error.ToString());
        Assert.Equal(3, owner.Run("(Get-AomSpool $args[0]).MetricCount", _spool).ThrowIfFailed().Single<int>());
    }

    // Many senders of one connection, while its session connects anew, again and again.
    [Fact]
    public async Task Every_sender_ends_with_its_metrics_accepted_or_the_error_of_the_module()
    {
        (PowerShellSession owner, AomConnection connection) = Open();
        Task<PowerShellResult>[] senders = [.. Enumerable.Range(0, 6).Select(i => Start("$c = $args[0]; $n = $args[1]; 1..40 | ForEach-Object { New-AomMetric m 1 -Namespace A.b -Dimension @{ n = \"$n-$_\" } | Send-AomMetricData -Connection $c }", connection, "s" + i))];
        for (int i = 0; !Task.WhenAll(senders).IsCompleted && (i < 20 || _emulator.Requests.Total == 0); i++)
        {
            owner.Run(Connect, _emulator.Address.ToString(), _emulator.Options.ProjectId, PowerShellSession.Credential(_emulator)).ThrowIfFailed();
        }

        PowerShellResult[] results = await Task.WhenAll(senders);
        Assert.All(results.SelectMany(result => result.Errors), error => Assert.StartsWith("ConnectionClosed,", error.FullyQualifiedErrorId));
        Assert.All(results, result => Assert.Null(result.Thrown));
        Assert.Equal(results.Sum(result => result.Values<AomSendResult>().Count(sent => sent.Status == AomSendStatus.Accepted)), _emulator.Points.Count);
    }

    // Only one of the concurrent requests may reach AOM with a wrong key.
    [Fact]
    public async Task A_wrong_key_in_many_runspaces_costs_one_request()
    {
        PowerShellSession owner = Session();
        AomConnection connection = owner.Run(Connect, _emulator.Address.ToString(), _emulator.Options.ProjectId, new PSCredential(_emulator.Options.AccessKey, PowerShellSession.Secure("wrong"))).ThrowIfFailed().Single<AomConnection>();
        PowerShellResult[] results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Start(Send, connection, i)));
        Assert.All(results, result => Assert.StartsWith("CredentialRejected,", result.Error.FullyQualifiedErrorId));
        Assert.Equal(1, _emulator.Requests.Total);
    }

    private (PowerShellSession Owner, AomConnection Connection) Open()
    {
        PowerShellSession owner = Session();
        return (owner, owner.Run(Connect, _emulator.Address.ToString(), _emulator.Options.ProjectId, PowerShellSession.Credential(_emulator)).ThrowIfFailed().Single<AomConnection>());
    }

    private PowerShellSession Session()
    {
        PowerShellSession session = new();
        _sessions.Add(session);
        return session;
    }

    private Task<PowerShellResult> Start(string script, params object?[] arguments)
    {
        PowerShellSession session = Session();
        return Task.Factory.StartNew(() => session.Run(script, arguments), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }
}
