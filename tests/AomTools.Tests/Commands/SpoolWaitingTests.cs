using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>What a run with a spool tells a scheduled task of values that wait when it ends, whoever put them there.</summary>
public sealed class SpoolWaitingTests : IAsyncLifetime
{
    private readonly string _spool = Path.Combine(Path.GetTempPath(), "aom-waiting-" + Guid.NewGuid().ToString("N"));
    private EmulatorHost _emulator = null!;
    private Shell _shell = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync();
        _shell = new Shell(_emulator);
        _shell.Run("$global:send = @{ SpoolPath = $args[0]; Summary = $true; RetryIntervalSec = 0; MaximumRetryCount = 0 }", _spool).ThrowIfFailed();
    }

    public async ValueTask DisposeAsync()
    {
        _shell.Dispose();
        await _emulator.DisposeAsync();
        if (Directory.Exists(_spool))
        {
            Directory.Delete(_spool, recursive: true);
        }
    }

    [Fact]
    public void Counts_what_former_runs_left_until_it_is_sent()
    {
        _emulator.Faults.Add(new Fault { Status = 503, Count = 3 });
        Assert.Equal((10, 10, 10, 1), Told(Send(10)));
        Assert.Equal((5, 5, 15, 1), Told(Send(5)));
        AomSendSummary away = Replay();
        Assert.Equal((0, 0, 15, 1), Told(away));
        Assert.Contains("15 values wait in the spool", away.ToString(), StringComparison.Ordinal);
        AomSendSummary back = Replay();
        Assert.Equal((0, 0, 0, 0), Told(back));
        Assert.Equal(15, back.Replayed);
        Assert.DoesNotContain("wait", back.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_what_another_process_has_in_hand()
    {
        _emulator.Faults.Add(new Fault { Status = 503 });
        Send(3);
        using FileStream other = new(Path.Combine(Directory.GetDirectories(_spool).Single(), "send.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        Assert.Equal((0, 0, 3, 1), Told(Replay()));
    }

    [Fact]
    public void Counts_what_waits_for_a_better_credential()
    {
        _emulator.Faults.Add(new Fault { Status = 401, Body = """{"error_code":"APIGW.0301","error_msg":"verify aksk signature fail"}""" });
        ShellResult result = _shell.Run("1..10 | ForEach-Object { New-AomMetric \"m$_\" $_ -Namespace A.b } | Send-AomMetricData @send");
        Assert.StartsWith("CredentialRefused,", result.Error.FullyQualifiedErrorId);
        Assert.Equal((10, 10, 10, 1), Told(result.Single<AomSendSummary>()));
    }

    [Fact]
    public void Does_not_count_what_waits_for_another_target()
    {
        _emulator.Faults.Add(new Fault { Status = 503 });
        Send(3);
        _shell.Run("$null = Connect-Aom -Endpoint $args[0] -ProjectId other -Credential $args[1]", _emulator.Address.ToString(), Shell.Credential(_emulator)).ThrowIfFailed();
        Assert.Equal((0, 0, 0, 0), Told(Replay()));
    }

    private static (long Submitted, long Spooled, long Waiting, int ExitCode) Told(AomSendSummary summary) =>
        (summary.Submitted, summary.Spooled, summary.Waiting, summary.ExitCode);

    private AomSendSummary Send(int count) => _shell.Run(
        "$n = $args[0]; $t = [DateTimeOffset]::Now; 1..$n | ForEach-Object { New-AomMetric \"m$_\" $_ -Namespace A.b -Timestamp $t } | Send-AomMetricData @send", count).ThrowIfFailed().Single<AomSendSummary>();

    private AomSendSummary Replay() => _shell.Run("Send-AomMetricData @send").ThrowIfFailed().Single<AomSendSummary>();
}
