using System;
using System.IO;
using System.Linq;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>The summary and exit code of runs whose metrics expire, or whose spool fails.</summary>
public sealed class SpoolExitCodeTests : SpoolSummaryTestBase
{
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

    [Fact(Skip = TestPlatform.OpenFolder, SkipType = typeof(TestPlatform), SkipWhen = nameof(TestPlatform.IsWindows))]
    public void Ends_with_2_when_the_spool_fails_meanwhile()
    {
        AomSendSummary summary = Session.Run(
            "$t = [DateTimeOffset]::Now; 1..6000 | ForEach-Object { if ($_ -eq 3000) { " + RemoveSpool + " }; New-AomMetric \"m$_\" $_ -Namespace A.b -Timestamp $t } | Send-AomMetricData @send -ThrottleLimit 1").ThrowIfFailed().Single<AomSendSummary>();
        Assert.Equal((6000, true, 2), (summary.AcceptedCount, summary.SpoolFailed, summary.ExitCode));
    }

    [Fact]
    public void Reports_with_WhatIf_how_many_are_pending()
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
}
