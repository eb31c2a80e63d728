using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Tests what a run with a spool reports to a scheduled task about metrics that are pending at its end, whoever spooled them.</summary>
public sealed class SpoolPendingTests : SpoolTestBase
{
    private protected override void Prepare() =>
        Session.Run("$global:send = @{ SpoolPath = $args[0]; Summary = $true; RetryIntervalSec = 0; MaximumRetryCount = 0 }", Spool).ThrowIfFailed();

    [Fact]
    public void Counts_what_former_runs_left_until_it_is_sent()
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
    public void Says_of_a_credential_that_is_refused_that_the_values_are_kept(int status, string id, string begin)
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
    public void Keeps_the_value_that_finds_no_room_when_the_credential_is_refused()
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
    public void Says_in_the_line_of_the_log_what_was_refused_of_former_runs()
    {
        Emulator.Faults.Add(new Fault { Status = 503 });
        Send(1);
        Emulator.Faults.Add(new Fault { Status = 400 });
        AomSendSummary summary = Session.Run("Send-AomMetricData @send").Single<AomSendSummary>();
        Assert.Equal((1, 2), (summary.ReplayRejectedCount, summary.ExitCode));
        Assert.Contains("From earlier runs: 0 accepted, 1 rejected, 0 expired.", summary.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_what_expired_in_the_spool()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Count = 1000 });
        Send(2);
        Send(2);
        Send(1);
        Emulator.Reset();
        Array.ForEach(Entries()[..2], entry => Age(entry));

        PowerShellResult result = Session.Run("Send-AomMetricData @send").ThrowIfFailed();
        AomSendSummary summary = result.Single<AomSendSummary>();
        Assert.Equal((4, 1, 0, 0, 2), (summary.ExpiredCount, summary.ReplayedCount, summary.SubmittedCount, summary.PendingCount, summary.ExitCode));
        Assert.Contains("From earlier runs: 1 accepted, 0 rejected, 4 expired.", summary.ToString(), StringComparison.Ordinal);
        Assert.Contains(result.Warnings, line => line.StartsWith("4 metrics in the spool are more than 24 h old", StringComparison.Ordinal));
        Assert.Equal((0, 0), (Replay().ExpiredCount, Replay().ExitCode));
    }

    [Fact]
    public void Keeps_what_expired_of_a_file_before()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Count = 1000 });
        Session.Run("$t = [DateTimeOffset]::Now; 0, 1 | ForEach-Object { New-AomMetric m 1 -Namespace A.b -Timestamp $t.AddSeconds(-$_) } | Send-AomMetricData @send").ThrowIfFailed();
        string entry = Assert.Single(Entries());
        Age(entry, 1);
        Emulator.Reset();
        Emulator.Faults.Add(new Fault());
        Emulator.Faults.Add(new Fault { Status = 503 });
        Assert.Equal((1, 1), (Replay().ExpiredCount, Entries().Count(path => path == entry)));
        Age(entry);
        Assert.Equal((1, 0), (Replay().ExpiredCount, Emulator.Points.Count));
        Assert.Equal([(AomSpoolState.Expired, 1), (AomSpoolState.Expired, 1)], Session.Run("Get-AomSpool $send.SpoolPath").Values<AomSpoolEntry>().Select(expired => (expired.State, expired.MetricCount!.Value)));
    }

    [Fact]
    public void Ends_with_2_when_the_spool_cannot_be_used()
    {
        File.WriteAllText(Spool, "a file where the folder should be");
        try
        {
            AomSendSummary summary = Session.Run("New-AomMetric a 1 -Namespace A.b | Send-AomMetricData @send").Single<AomSendSummary>();
            Assert.Equal((1, true, 2), (summary.AcceptedCount, summary.SpoolFailed, summary.ExitCode));
            Assert.EndsWith(" The spool could not be used.", summary.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(Spool);
        }
    }

    [Fact]
    public void Ends_with_2_when_the_spool_fails_meanwhile()
    {
        AomSendSummary summary = Session.Run(
            "$t = [DateTimeOffset]::Now; 1..2000 | ForEach-Object { if ($_ -eq 1000) { " + RemoveSpool + " }; New-AomMetric \"m$_\" $_ -Namespace A.b -Timestamp $t } | Send-AomMetricData @send -ThrottleLimit 1").ThrowIfFailed().Single<AomSendSummary>();
        Assert.Equal((2000, true, 2), (summary.AcceptedCount, summary.SpoolFailed, summary.ExitCode));
    }

    [Fact]
    public void Says_with_WhatIf_how_many_wait()
    {
        Session.Run("New-AomMetric a 1 -Namespace A.b | Send-AomMetricData @send -WhatIf").ThrowIfFailed();
        Assert.Contains("Send 1 metric in 1 request, ", Session.Host.Lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("spool", Session.Host.Lines[^1], StringComparison.Ordinal);
        Assert.False(Directory.Exists(Spool));
        Emulator.Faults.Add(new Fault { Status = 503, Count = 2 });
        Send(1);
        Session.Run("Send-AomMetricData @send -WhatIf").ThrowIfFailed();
        Assert.Contains("Send 0 metrics in 0 requests, 0 bytes, and 1 metric pending in the spool", Session.Host.Lines[^1], StringComparison.Ordinal);
        Send(2);
        Session.Run("New-AomMetric a 1 -Namespace A.b | Send-AomMetricData @send -WhatIf").ThrowIfFailed();
        Assert.Contains(" and 3 metrics pending in the spool", Session.Host.Lines[^1], StringComparison.Ordinal);
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

    private AomSendSummary Send(int count) => Session.Run(
        "$n = $args[0]; $t = [DateTimeOffset]::Now; 1..$n | ForEach-Object { New-AomMetric \"m$_\" $_ -Namespace A.b -Timestamp $t } | Send-AomMetricData @send", count).ThrowIfFailed().Single<AomSendSummary>();

    private AomSendSummary Replay() => Session.Run("Send-AomMetricData @send").ThrowIfFailed().Single<AomSendSummary>();

    // A connection remembers that its credential was rejected.
    private void Reconnect() =>
        Session.Run("$null = Connect-Aom -Endpoint $args[0] -ProjectId $args[1] -Credential $args[2]", Emulator.Address.ToString(), Emulator.Options.ProjectId, PowerShellSession.Credential(Emulator)).ThrowIfFailed();
}
