using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>What a run reports to a scheduled task about metrics that are pending at its end, of this run or of others.</summary>
public sealed class SpoolPendingTests : SpoolSummaryTestBase
{
    [Fact]
    public void Counts_what_earlier_runs_left_until_it_is_sent()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Count = 1000 });
        Assert.Equal((10, 10, 10, 1), Told(Send(10)));
        Assert.Equal((5, 5, 15, 1), Told(Send(5)));
        AomSendSummary away = Replay();
        Assert.Equal((0, 0, 15, 1), Told(away));
        Assert.Contains("15 metrics are pending in the spool", away.ToString(), StringComparison.Ordinal);
        Emulator.Reset();
        AomSendSummary back = Replay();
        Assert.Equal((0, 0, 0, 0), Told(back));
        Assert.Equal(15, back.ReplayedCount);
        Assert.DoesNotContain("wait", back.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_what_another_process_has_in_hand()
    {
        Emulator.Faults.Add(new Fault { Status = 503 });
        Send(3);
        using FileStream other = new(Path.Combine(Directory.GetDirectories(Spool).Single(), "send.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        Assert.Equal((0, 0, 3, 1), Told(Replay()));
    }

    [Fact]
    public void Counts_what_waits_for_a_better_credential()
    {
        Emulator.Faults.Add(new Fault { Status = 401, Body = """{"error_code":"APIGW.0301","error_msg":"verify aksk signature fail"}""" });
        PowerShellResult result = Session.Run("1..10 | ForEach-Object { New-AomMetric \"m$_\" $_ -Namespace A.b } | Send-AomMetricData @send");
        Assert.StartsWith("CredentialRejected,", result.Error.FullyQualifiedErrorId);
        Assert.Equal((10, 10, 10, 1), Told(result.Single<AomSendSummary>()));
    }

    [Theory]
    [InlineData(401, "CredentialRejected", "AOM rejected the credential: HTTP 401")]
    [InlineData(403, "PermissionDenied", "The credential lacks permission to report metrics to this project: HTTP 403")]
    public void Reports_that_metrics_are_kept_when_the_credential_is_rejected(int status, string id, string begin)
    {
        Emulator.Faults.Add(new Fault { Status = 503 });
        Send(2);
        Emulator.Faults.Add(new Fault { Status = status, Body = """{"error_code":"APIGW.0301","error_msg":"it is refused"}""" });
        PowerShellResult result = Session.Run("1..10 | ForEach-Object { New-AomMetric \"n$_\" $_ -Namespace A.b } | Send-AomMetricData @send");
        ErrorRecord error = result.Error;
        AomSendSummary summary = result.Single<AomSendSummary>();

        // How many metrics enter before the response to the replay depends on the machine.
        Assert.InRange(summary.SubmittedCount, 1, 10);
        Assert.Equal((summary.SubmittedCount, summary.SubmittedCount + 2), (summary.SpooledCount, summary.PendingCount));
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId);
        Assert.StartsWith(begin, error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith($". {summary.PendingCount} metrics are pending in the spool; the next run with an accepted credential sends them.", error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(" Do not send TargetObject again: its metrics are in the spool.", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Reconnect();
        Assert.Equal(summary.PendingCount, Replay().ReplayedCount);
    }

    [Fact]
    public void Sends_nothing_with_a_credential_that_was_rejected()
    {
        Emulator.Faults.Add(new Fault { Status = 401, Body = """{"error_code":"APIGW.0301","error_msg":"it is rejected"}""" });
        Session.Run("New-AomMetric a 1 -Namespace A.b | Send-AomMetricData @send");
        Assert.StartsWith("CredentialRejected,", Session.Run("Send-AomMetricData @send").Error.FullyQualifiedErrorId);
        Assert.Equal(1, Emulator.Requests.Total);
        Assert.True(Session.Run("Test-AomConnection -Quiet").Single<bool>());
        Assert.Equal(1, Replay().ReplayedCount);
    }

    [Fact]
    public void Keeps_the_metric_that_finds_no_room_when_the_credential_is_rejected()
    {
        Emulator.Faults.Add(new Fault { Status = 401, Body = """{"error_code":"APIGW.0301","error_msg":"verify aksk signature fail"}""", Count = 100 });
        PowerShellResult result = Session.Run("$t = [DateTimeOffset]::Now; 1..4000 | ForEach-Object { New-AomMetric \"m$_\" $_ -Namespace A.b -Timestamp $t } | Send-AomMetricData @send -ThrottleLimit 1");
        AomSendSummary summary = result.Single<AomSendSummary>();
        Assert.InRange(summary.SubmittedCount, 100, 3999);
        Assert.Equal((summary.SubmittedCount, summary.SubmittedCount), (summary.SpooledCount, summary.PendingCount));
        Emulator.Reset();
        Reconnect();
        Assert.Equal(summary.SubmittedCount, Replay().ReplayedCount);
    }

    [Fact]
    public void Names_what_waits_for_another_target()
    {
        Emulator.Faults.Add(new Fault { Status = 503 });
        Send(3);
        Session.Run("$null = Connect-Aom -Endpoint $args[0] -ProjectId other -Credential $args[1]", Emulator.Address.ToString(), PowerShellSession.Credential(Emulator)).ThrowIfFailed();
        PowerShellResult result = Session.Run("Send-AomMetricData @send").ThrowIfFailed();
        AomSendSummary summary = result.Single<AomSendSummary>();
        Assert.Equal((0, 0, 0, 1), Told(summary));
        Assert.Equal(3, summary.OtherPendingCount);
        Assert.Contains("Pending for other endpoints or projects: 3 metrics.", summary.ToString(), StringComparison.Ordinal);
        Assert.Contains(result.Warnings, line => line.StartsWith($"The spool '{Spool}' also holds pending metrics for other endpoints or projects: 3 metrics.", StringComparison.Ordinal));
    }

    [Fact]
    public void Says_why_in_the_line_of_the_log()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Count = 2, Body = """{"errorCode":"SVCSTG_AMS_5030001","errorMessage":"store is\naway."}""" });
        AomSendSummary first = Send(1);
        Assert.Equal("HTTP 503 SVCSTG_AMS_5030001: store is away", first.LastError!.Split(" (request")[0]);
        Assert.EndsWith($" In total, 1 metric is pending in the spool. Last error: {first.LastError}.", first.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("1 metric: 0 accepted, 0 rejected, 0 undelivered, 1 spooled, in 1 request and ", first.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("HTTP 503", Replay().LastError);
        AomSendSummary back = Replay();
        Assert.Null(back.LastError);
        Assert.EndsWith(" From earlier runs: 1 accepted, 0 rejected, 0 expired.", back.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Says_in_the_line_of_the_log_what_was_rejected_of_earlier_runs()
    {
        Emulator.Faults.Add(new Fault { Status = 503 });
        Send(1);
        Emulator.Faults.Add(new Fault { Status = 400 });
        AomSendSummary summary = Session.Run("Send-AomMetricData @send").Single<AomSendSummary>();
        Assert.Equal((1, 2), (summary.ReplayRejectedCount, summary.ExitCode));
        Assert.Contains("From earlier runs: 0 accepted, 1 rejected, 0 expired.", summary.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_the_other_process_that_may_send_what_waits()
    {
        Emulator.Faults.Add(new Fault { Status = 503 });
        Send(3);
        using FileStream other = new(Path.Combine(Directory.GetDirectories(Spool).Single(), "send.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        string[] warnings = [.. Session.Run("Send-AomMetricData @send").ThrowIfFailed().Warnings];
        Assert.Contains(warnings, line => line.EndsWith("that process sends them before it ends, or the next run does.", StringComparison.Ordinal));
        Assert.Contains(warnings, line => line.EndsWith("The process that uses the spool, or the next Send-AomMetricData with this -SpoolPath, sends pending metrics.", StringComparison.Ordinal));
    }

    private static (long Submitted, long Spooled, long Waiting, int ExitCode) Told(AomSendSummary summary) =>
        (summary.SubmittedCount, summary.SpooledCount, summary.PendingCount, summary.ExitCode);

    // A connection remembers that its credential was rejected.
    private void Reconnect() =>
        Session.Run("$null = Connect-Aom -Endpoint $args[0] -ProjectId $args[1] -Credential $args[2]", Emulator.Address.ToString(), Emulator.Options.ProjectId, PowerShellSession.Credential(Emulator)).ThrowIfFailed();
}
