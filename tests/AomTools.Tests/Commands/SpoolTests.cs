using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

public sealed class SpoolTests : SpoolTestBase
{
    private protected override void Prepare() =>
        Session.Run("$script:n = 0; function global:Send-Some([int]$count, [string]$prefix = 'm') { $t = [DateTimeOffset]::Now; $global:metrics = 1..$count | ForEach-Object { New-AomMetric \"$prefix$_\" $_ -Namespace A.b -Timestamp $t }; $global:metrics | Send-AomMetricData -SpoolPath $spool -RetryIntervalSec 0 -MaximumRetryCount 1 }").ThrowIfFailed();

    [Fact]
    public void Leaves_nothing_behind_when_all_goes_well()
    {
        PowerShellResult result = Session.Run("Send-Some 10").ThrowIfFailed();
        Assert.Equal(AomSendStatus.Accepted, result.Single<AomSendResult>().Status);
        Assert.All(Directory.GetFiles(Spool, "*", SearchOption.AllDirectories), file => Assert.Equal("send.lock", Path.GetFileName(file)));
    }

    [Fact]
    public void Keeps_what_is_not_delivered_and_sends_it_first_at_the_next_run()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Count = 2 });
        PowerShellResult first = Session.Run("Send-Some 10").ThrowIfFailed();
        Assert.Equal((AomSendStatus.Spooled, 10), (first.Single<AomSendResult>().Status, first.Single<AomSendResult>().MetricCount));
        Assert.Contains(first.Warnings, line => line.Contains("10 metrics are pending in spool '" + Spool + "'. The next Send-AomMetricData with this -SpoolPath sends pending metrics. Last error: HTTP 503", StringComparison.Ordinal));
        Assert.Equal(0, Emulator.Points.Count);
        AomSpoolEntry entry = Session.Run("Get-AomSpool $spool").Single<AomSpoolEntry>();
        Assert.Equal((AomSpoolState.Pending, 10, Emulator.Options.ProjectId), (entry.State, entry.MetricCount, entry.ProjectId));
        PowerShellResult second = Session.Run("Send-Some 5").ThrowIfFailed();
        Assert.Equal([(true, 10), (false, 5)], second.Values<AomSendResult>().Select(sent => (sent.IsReplay, sent.MetricCount)));
        Assert.Equal(0, Emulator.Points.OutOfOrder);
        Assert.Equal(15, Emulator.Points.Series.Sum(series => series.Points.Count));
        Assert.Empty(Entries());
    }

    [Fact]
    public void Replays_without_input()
    {
        Emulator.Faults.Add(new Fault { DropBefore = true, Count = 2 });
        Session.Run("Send-Some 10").ThrowIfFailed();
        PowerShellResult result = Session.Run("Send-AomMetricData -SpoolPath $spool").ThrowIfFailed();
        Assert.Equal((AomSendStatus.Accepted, true, 10), (result.Single<AomSendResult>().Status, result.Single<AomSendResult>().IsReplay, result.Single<AomSendResult>().MetricCount));
    }

    [Fact]
    public void Sends_many_small_files_in_one_request()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Count = 1000 });
        for (int i = 0; i < 20; i++)
        {
            Session.Run("Send-Some 3").ThrowIfFailed();
        }

        Assert.Equal(20, Entries().Length);
        Emulator.Reset();
        PowerShellResult result = Session.Run("Send-AomMetricData -SpoolPath $spool").ThrowIfFailed();
        Assert.Equal(60, result.Single<AomSendResult>().MetricCount);
    }

    [Fact]
    public void Lets_nothing_pass_what_waits()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Count = 1000 });
        List<AomSendResult> sent = [.. Session.Pipe(Enumerable.Range(0, 4).Select(_ => TestCounters.Processes()), "$input | New-AomMetric -NameMap @{} | Send-AomMetricData -SpoolPath $spool -RetryIntervalSec 0 -MaximumRetryCount 0").Values<AomSendResult>()];
        Assert.All(sent, result => Assert.Equal(AomSendStatus.Spooled, result.Status));
        Assert.Equal(28000, sent.Sum(result => result.MetricCount));
        Assert.InRange(Emulator.Requests.Total, 1, 12);
        Emulator.Reset();
        Session.Run("Send-AomMetricData -SpoolPath $spool").ThrowIfFailed();
        Assert.Equal(0, Emulator.Points.OutOfOrder);
        Assert.Empty(Entries());
    }

    [Fact]
    public void Keeps_only_what_is_left_of_a_batch_that_was_taken_in_part()
    {
        // The whole is refused, its first half goes through, the second meets a service that is away.
        Emulator.Faults.Add(new Fault { Status = 400 });
        Emulator.Faults.Add(new Fault());
        Emulator.Faults.Add(new Fault { Status = 503, Count = 2 });
        PowerShellResult result = Session.Run("Send-Some 4").ThrowIfFailed();
        Assert.Equal([(AomSendStatus.Accepted, 2), (AomSendStatus.Spooled, 2)], result.Values<AomSendResult>().Select(sent => (sent.Status, sent.MetricCount)));
        Assert.Equal(2, Session.Run("Get-AomSpool $spool").Single<AomSpoolEntry>().MetricCount);
        Session.Run("Send-AomMetricData -SpoolPath $spool").ThrowIfFailed();
        Assert.Equal((4, 0), (Emulator.Points.Count, Emulator.Points.Duplicates));
    }

    [Fact]
    public async Task Keeps_everything_when_it_is_stopped()
    {
        Emulator.Faults.Add(new Fault { Hold = true });
        Task held = Emulator.Faults.Held;
        using (PowerShell shell = Session.Start("Send-Some 10"))
        {
            IAsyncResult run = shell.BeginInvoke();
            await held.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            shell.Stop();
            Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(run));
        }

        Assert.Equal(10, Session.Run("Get-AomSpool $spool").Single<AomSpoolEntry>().MetricCount);
        Session.Run("Send-AomMetricData -SpoolPath $spool").ThrowIfFailed();
        Assert.Equal(10, Emulator.Points.Count);
    }

    [Fact]
    public void Keeps_what_was_taken_when_the_pipeline_breaks_upstream()
    {
        PowerShellResult result = Session.Run("1..3 | ForEach-Object { if ($_ -eq 3) { throw 'upstream' }; New-AomMetric \"m$_\" $_ -Namespace A.b } | Send-AomMetricData -SpoolPath $spool");
        Assert.Equal("upstream", result.Thrown!.Message);
        Assert.Equal(0, Emulator.Requests.Total);
        Session.Run("Send-AomMetricData -SpoolPath $spool").ThrowIfFailed();
        Assert.Equal(2, Emulator.Points.Count);
    }

    [Fact]
    public void Keeps_what_was_taken_when_a_downstream_ends_early()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Count = 100 });
        PowerShellResult result = Session.Pipe(
            new[] { TestCounters.Processes() },
            "$global:passed = 0; $input | New-AomMetric | ForEach-Object { $global:passed++; $_ } | Send-AomMetricData -SpoolPath $spool -RetryIntervalSec 0 -MaximumRetryCount 0 | ForEach-Object { throw 'enough' }");
        Assert.Equal("enough", result.Thrown!.Message);
        int passed = Session.Run("$global:passed").Single<int>();
        Emulator.Reset();
        Session.Run("Send-AomMetricData -SpoolPath $spool").ThrowIfFailed();
        Assert.InRange(Emulator.Points.Count, passed - 1, passed);
        Assert.Equal(0, Emulator.Points.OutOfOrder);
    }

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
    public void Takes_what_a_killed_process_left_half_written()
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

    [Fact]
    public void Sends_all_the_same_when_the_folder_goes_away_meanwhile()
    {
        PowerShellResult result = Session.Run(
            "$t = [DateTimeOffset]::Now; 1..2000 | ForEach-Object { if ($_ -eq 1000) { " + RemoveSpool + " }; New-AomMetric \"m$_\" $_ -Namespace A.b -Timestamp $t } | Send-AomMetricData -SpoolPath $spool -ThrottleLimit 1");
        Assert.Equal(2000, result.ThrowIfFailed().Values<AomSendResult>().Sum(sent => sent.MetricCount));
        Assert.Contains(result.Warnings, line => line.Contains("Cannot write to spool", StringComparison.Ordinal));
        Assert.Equal(2000, Emulator.Points.Count);
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

    [Fact]
    public void Keeps_order_when_the_clock_was_set_back()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Count = 2 });
        Session.Run("Send-Some 1").ThrowIfFailed();
        string file = Assert.Single(Entries());
        string later = Path.Combine(Path.GetDirectoryName(file)!, DateTime.UtcNow.AddHours(5).Ticks.ToString("D19", System.Globalization.CultureInfo.InvariantCulture) + "-00000000.journal");
        File.Move(file, later);
        Emulator.Faults.Add(new Fault { Status = 503, Count = 2 });
        Session.Run("Send-Some 1").ThrowIfFailed();
        Assert.Equal(later, Entries()[0]);
        Session.Run("Send-AomMetricData -SpoolPath $spool").ThrowIfFailed();
        Assert.Equal((2, 0), (Emulator.Points.Count, Emulator.Points.OutOfOrder));
    }

    [Fact]
    public void Puts_its_values_behind_those_of_another_process()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Count = 2 });
        Session.Run("Send-Some 1").ThrowIfFailed();
        string folder = Path.GetDirectoryName(Assert.Single(Entries()))!;
        using (new FileStream(Path.Combine(folder, "send.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            PowerShellResult second = Session.Run("Send-Some 1").ThrowIfFailed();
            Assert.Equal(AomSendStatus.Spooled, second.Single<AomSendResult>().Status);
            Assert.Contains(second.Warnings, line => line.Contains("Another process", StringComparison.Ordinal));
            Assert.Equal(0, Emulator.Points.Count);
        }

        Session.Run("Send-AomMetricData -SpoolPath $spool").ThrowIfFailed();
        Assert.Equal((2, 0), (Emulator.Points.Count, Emulator.Points.OutOfOrder));
    }

    [Fact]
    public void Keeps_targets_apart()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Count = 2 });
        Session.Run("Send-Some 1").ThrowIfFailed();
        Session.Run("$null = Connect-Aom -Endpoint $args[0] -ProjectId other -Credential $args[1]", Emulator.Address.ToString(), PowerShellSession.Credential(Emulator)).ThrowIfFailed();
        Assert.Empty(Session.Run("Send-AomMetricData -SpoolPath $spool").ThrowIfFailed().Output);
        Assert.Single(Entries());
    }

    [Fact(Skip = "Permission bits of Linux and macOS.", SkipType = typeof(TestPlatform), SkipWhen = nameof(TestPlatform.IsWindows))]
    public void Opens_only_to_its_owner()
    {
        Session.Run("Send-Some 1").ThrowIfFailed();
        UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Assert.Equal((owner, owner), (File.GetUnixFileMode(Spool), File.GetUnixFileMode(Directory.GetDirectories(Spool).Single())));
        Emulator.Faults.Add(new Fault { Status = 503, Count = 2 });
        Session.Run("Send-Some 1").ThrowIfFailed();
        Assert.All(Directory.GetFiles(Spool, "*", SearchOption.AllDirectories), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.Single(Entries());
    }

    [Fact(Skip = "Permission bits of Linux and macOS.", SkipType = typeof(TestPlatform), SkipWhen = nameof(TestPlatform.IsWindows))]
    public void Leaves_the_rights_of_a_folder_that_was_there()
    {
        UnixFileMode open = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
        Directory.CreateDirectory(Spool, open);
        Session.Run("Send-Some 1").ThrowIfFailed();
        Assert.Equal(open, File.GetUnixFileMode(Spool));
    }

    [Theory]
    [InlineData("Send-AomMetricData -SpoolPath env:aomtools")]
    [InlineData("Send-AomMetricData -SpoolPath env:aomtools -WhatIf")]
    [InlineData("Get-AomSpool env:aomtools")]
    [InlineData("Remove-AomSpool env:aomtools")]
    public void Refuses_a_path_that_is_none_of_the_file_system(string command)
    {
        PowerShellResult result = Session.Run(command);
        Assert.StartsWith("SpoolPathInvalid,", result.Error.FullyQualifiedErrorId);
        Assert.Contains("'env:aomtools' is not a file system folder; it belongs to the provider 'Environment'", result.Error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetFullPath("aomtools")));
    }

    [Fact]
    public void Keeps_everything_when_the_credential_is_refused()
    {
        Emulator.Faults.Add(new Fault { Status = 401, Body = """{"error_code":"APIGW.0301","error_msg":"verify aksk signature fail"}""" });
        PowerShellResult result = Session.Run("Send-Some 10");
        Assert.StartsWith("CredentialRejected,", result.Error.FullyQualifiedErrorId);
        Assert.Equal(AomSendStatus.Spooled, result.Single<AomSendResult>().Status);
        Session.Run("$null = Test-AomConnection; Send-AomMetricData -SpoolPath $spool").ThrowIfFailed();
        Assert.Equal(10, Emulator.Points.Count);
    }
}
