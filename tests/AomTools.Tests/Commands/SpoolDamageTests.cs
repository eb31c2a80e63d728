using System;
using System.IO;
using System.Linq;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Send-AomMetricData with a spool whose folder or entries are damaged, expired or full.</summary>
public sealed class SpoolDamageTests : SendSomeTestBase
{
    [Fact]
    public void Sets_apart_what_cannot_be_read_and_says_so()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Count = 2 });
        Session.Run("Send-Some 10").ThrowIfFailed();
        File.WriteAllText(Assert.Single(Entries()), "not an entry");
        PowerShellResult result = Session.Run("Send-AomMetricData -SpoolPath $spool").ThrowIfFailed();
        Assert.Contains(result.Warnings, line => line.Contains("Cannot read the spool file", StringComparison.Ordinal));
        Assert.Equal(AomSpoolState.Corrupt, Session.Run("Get-AomSpool $spool").Single<AomSpoolEntry>().State);
        Assert.Equal("not an entry", File.ReadAllText(Assert.Single(Entries())));
    }

    [Fact]
    public void Sends_what_can_be_read_of_a_damaged_file_and_says_so()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Count = 2 });
        Session.Run("Send-Some 10").ThrowIfFailed();
        string file = Assert.Single(Entries());
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^20]);
        PowerShellResult result = Session.Run("Send-AomMetricData -SpoolPath $spool").ThrowIfFailed();
        Assert.Contains(result.Warnings, line => line.Contains("Part of the spool file '" + Path.GetFileName(file) + "' is damaged", StringComparison.Ordinal));
        Assert.Equal((9, 9), (Emulator.Points.Count, result.Single<AomSendResult>().MetricCount));
        Assert.Equal(AomSpoolState.Corrupt, Session.Run("Get-AomSpool $spool").Single<AomSpoolEntry>().State);
    }

    [Fact]
    public void Sets_apart_what_expired_and_says_so()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Count = 2 });
        Session.Run("Send-Some 10").ThrowIfFailed();
        Age(Assert.Single(Entries()));
        PowerShellResult result = Session.Run("Send-AomMetricData -SpoolPath $spool").ThrowIfFailed();
        Assert.Contains(result.Warnings, line => line.Contains("10 metrics in the spool are more than 24 h old", StringComparison.Ordinal));
        Assert.Equal((AomSpoolState.Expired, 10), (Session.Run("Get-AomSpool $spool").Single<AomSpoolEntry>().State, Session.Run("Get-AomSpool $spool").Single<AomSpoolEntry>().MetricCount));
        Assert.Equal(0, Emulator.Points.Count);
        Session.Run("Remove-AomSpool $spool -Expired -Confirm:$false").ThrowIfFailed();
        Assert.Empty(Session.Run("Get-AomSpool $spool").Output);
    }

    [Fact]
    public void Recovers_what_a_killed_process_left_half_written()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Count = 2 });
        Session.Run("Send-Some 10").ThrowIfFailed();
        string file = Assert.Single(Entries());
        string text = File.ReadAllText(file);
        File.WriteAllText(file, text.Replace("\"open\":0", "\"open\":1", StringComparison.Ordinal) + text.Split('\n')[1][..30]);
        Session.Run("Send-AomMetricData -SpoolPath $spool").ThrowIfFailed();
        Assert.Equal((10, 0), (Emulator.Points.Count, Emulator.Points.Duplicates));
        Assert.Equal(text.Split('\n')[1][..30], File.ReadAllText(Assert.Single(Entries())));
    }

    [Fact]
    public void Sends_all_the_same_when_the_folder_cannot_be_used()
    {
        File.WriteAllText(Spool, "a file where the folder should be");
        try
        {
            PowerShellResult result = Session.Run("Send-Some 10");
            Assert.StartsWith("SpoolUnavailable,", Assert.Single(result.Errors).FullyQualifiedErrorId);
            Assert.Equal(10, Emulator.Points.Count);
        }
        finally
        {
            File.Delete(Spool);
        }
    }

    [Fact(Skip = TestPlatform.OpenFolder, SkipType = typeof(TestPlatform), SkipWhen = nameof(TestPlatform.IsWindows))]
    public void Sends_all_the_same_when_the_folder_is_deleted_meanwhile()
    {
        PowerShellResult result = Session.Run(
            "$t = [DateTimeOffset]::Now; 1..6000 | ForEach-Object { if ($_ -eq 3000) { " + RemoveSpool + " }; New-AomMetric \"m$_\" $_ -Namespace A.b -Timestamp $t } | Send-AomMetricData -SpoolPath $spool -ThrottleLimit 1");
        Assert.Equal(6000, result.ThrowIfFailed().Values<AomSendResult>().Sum(sent => sent.MetricCount));
        Assert.Contains(result.Warnings, line => line.Contains("Cannot write to spool", StringComparison.Ordinal));
        Assert.Equal(6000, Emulator.Points.Count);
    }

    [Fact]
    public void Says_so_when_the_spool_is_full_and_loses_nothing_in_silence()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Count = 1000 });
        PowerShellResult result = Session.Pipe(Enumerable.Range(0, 3).Select(_ => TestCounters.Processes()), "$input | New-AomMetric | Send-AomMetricData -SpoolPath $spool -MaximumSpoolSizeMB 1 -RetryIntervalSec 0 -MaximumRetryCount 0");
        Assert.Contains(result.Warnings, line => line.Contains("has reached its maximum size of 1 MB", StringComparison.Ordinal));
        ILookup<AomSendStatus, int> sums = result.Values<AomSendResult>().ToLookup(sent => sent.Status, sent => sent.MetricCount);
        Assert.Equal(21000, sums[AomSendStatus.Spooled].Sum() + sums[AomSendStatus.Undelivered].Sum());
        Assert.True(sums[AomSendStatus.Undelivered].Sum() > 0);
        Assert.Equal(sums[AomSendStatus.Undelivered].Sum(), result.Errors.Sum(error => ((AomMetric[])error.TargetObject).Length));
        Assert.All(result.Errors, error => Assert.EndsWith("an earlier warning or error reports why.", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal));
    }
}
