using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

public sealed class SpoolTests : SendSomeTestBase
{
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
    public void Lets_nothing_pass_pending_metrics()
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
        // The whole batch is rejected, its first half is accepted, and the service is unavailable for the second.
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
    public void Keeps_order_when_the_clock_was_set_back()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Count = 2 });
        Session.Run("Send-Some 1").ThrowIfFailed();
        string file = Assert.Single(Entries());
        string later = Path.Combine(Path.GetDirectoryName(file)!, DateTime.UtcNow.AddHours(5).Ticks.ToString("D19", System.Globalization.CultureInfo.InvariantCulture) + "-00000000.journal");
        File.Move(file, later);
        // After a failed run, the next one does not retry.
        Emulator.Faults.Add(new Fault { Status = 503 });
        Session.Run("Send-Some 1").ThrowIfFailed();
        Assert.Equal(later, Entries()[0]);
        Session.Run("Send-AomMetricData -SpoolPath $spool").ThrowIfFailed();
        Assert.Equal((2, 0), (Emulator.Points.Count, Emulator.Points.OutOfOrder));
    }

    [Fact]
    public void Queues_its_metrics_behind_those_of_another_process()
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
}
