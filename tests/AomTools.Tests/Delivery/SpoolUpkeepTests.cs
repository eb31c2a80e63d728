using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Delivery;
using AomTools.Tests.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>What a run with a spool does without input: it sends what others queued behind it, and on request what expired.</summary>
public sealed class SpoolUpkeepTests : SpooledRunTestBase
{
    [Fact]
    public async Task Sends_what_others_queue_while_it_has_no_input()
    {
        using CancellationTokenSource ended = new();
        using MetricSender sender = Start(Spooled);
        await sender.BufferAvailable;
        Task timer = sender.RunFlushTimerAsync(ended.Token);
        Leave(Series(3));
        Assert.Single(Clock.Timers).Fire();
        await UntilAsync(() => Emulator.Points.Count == 3);
        await ended.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => timer);
        await sender.CompleteAsync();
        Assert.Equal(3, Replayed(Recorder));
        Assert.Empty(Files());
    }

    // A clock that was wrong let them expire.
    [Fact]
    public async Task Sends_expired_metrics_again_on_request()
    {
        await LeaveAsync(Series(3));
        Emulator.Clock.Skew = TimeSpan.FromHours(25);
        Clock.Skew = TimeSpan.FromHours(25);
        Assert.Equal(3, (await RunAsync(Spooled)).Sum(AomSendStatus.Expired));
        Emulator.Clock.Skew = TimeSpan.Zero;
        Clock.Skew = TimeSpan.Zero;
        Assert.Equal(0, (await RunAsync(Spooled)).Sum(AomSendStatus.Accepted));
        Assert.Equal(3, Replayed(await RunAsync(Spooled with { IncludeExpired = true })));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Lets_metrics_expire_again_if_they_are_too_old()
    {
        await LeaveAsync(Series(3));
        Emulator.Clock.Skew = TimeSpan.FromHours(25);
        Clock.Skew = TimeSpan.FromHours(25);
        await RunAsync(Spooled);
        Assert.Equal(3, (await RunAsync(Spooled with { IncludeExpired = true })).Sum(AomSendStatus.Expired));
        Assert.Contains("expired", Assert.Single(Files()), StringComparison.Ordinal);
    }

    // The metrics of two senders at the same time: nothing stays behind, whoever ends last.
    [Fact]
    public async Task Leaves_nothing_behind_when_senders_end_together()
    {
        DeliveryRecorder[] recorders = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => RunAsync(Spooled, Hosts(i)))));
        Assert.Equal(0, Target().CountPending());
        Assert.Equal((80, 0), (Emulator.Points.Count, Emulator.Points.OutOfOrder));
        Assert.Equal(80, recorders.Sum(recorder => recorder.Settlements.Where(settlement => !settlement.IsReplay).Sum(settlement => settlement.MetricCount)));
        Assert.All(recorders, recorder => Assert.Equal(0, recorder.Sum(AomSendStatus.Undelivered) + recorder.Sum(AomSendStatus.Rejected)));
    }

    [Fact]
    public async Task Sends_nothing_past_a_backlog_that_it_cannot_lock()
    {
        await LeaveAsync(Series(2));
        File.Delete(LockFile);
        Directory.CreateDirectory(LockFile);
        DeliveryRecorder recorder = await RunAsync(Spooled, Series(2, from: 2));
        Assert.Equal((0, 2), (recorder.Sum(AomSendStatus.Accepted), recorder.Sum(AomSendStatus.Spooled)));
        Directory.Delete(LockFile);
        Assert.Equal(4, Replayed(await RunAsync(Spooled)));
        Assert.Equal(0, Emulator.Points.OutOfOrder);
    }

    // The endpoint was changed, or the project: nobody would ever send what is pending for the previous one.
    [Fact]
    public async Task Counts_what_is_pending_for_other_targets()
    {
        await LeaveAsync(Series(2));
        AomConnection other = DeliveryHarness.Connect(Emulator.Address, "another", Emulator.Options.AccessKey, Emulator.Options.SecretKey, Clock);
        using MetricSender sender = Start(Spooled, other);
        await sender.CompleteAsync();
        Assert.Equal((0, 2), (sender.GetSpoolStatus().PendingCount, sender.GetSpoolStatus().OtherPendingCount));
        Assert.Equal(1, new AomSendSummary(Now) { OtherPendingCount = 2 }.ExitCode);
    }

    // A scanner holds the file: its metrics are pending, though nobody can count them.
    [Fact]
    public async Task Passes_an_entry_that_another_program_holds_and_reports_it()
    {
        await LeaveAsync(Series(2));
        using (FileStream scanner = new(Assert.Single(Files("*.journal")), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            DeliveryRecorder recorder = new();
            MetricSender sender = await DeliveryHarness.SendAsync(Connect(), Spooled, recorder, [TestMetrics.Metric("new", 1, "h", Now.ToUnixTimeMilliseconds() - TestMetrics.Noon.ToUnixTimeMilliseconds())]);
            Assert.Equal((1, true), (recorder.Sum(AomSendStatus.Accepted), sender.GetSpoolStatus().HasSkipped));
            Assert.Contains("Skipped", Assert.Single(recorder.Warnings), StringComparison.Ordinal);
            Assert.Equal(1, new AomSendSummary(Now) { HasSkippedEntries = true }.ExitCode);
        }

        Assert.Equal(2, Replayed(await RunAsync(Spooled)));
    }

    // Another sender has marked its entry as closed and lets go of it a moment later: nothing newer may pass it.
    [Fact]
    public async Task Waits_for_an_entry_that_is_being_closed()
    {
        await LeaveAsync(Series(2));
        FileStream closing = new(Assert.Single(Files("*.journal")), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        DeliveryRecorder recorder = new();
        await DeliveryHarness.SendAsync(Connect(), Spooled, recorder, Series(1, from: 2), disk: new FaultyDisk { Waiting = closing.Dispose });
        Assert.Empty(recorder.Warnings);
        Assert.Equal((2, 1, 0), (Replayed(recorder), Live(recorder), Emulator.Points.OutOfOrder));
    }

    private AomMetric[] Hosts(int sender)
    {
        long begin = Now.AddMinutes(-10).ToUnixTimeMilliseconds() - TestMetrics.Noon.ToUnixTimeMilliseconds();
        return [.. Enumerable.Range(0, 10).Select(i => TestMetrics.Metric("m", i, $"s{sender}h{i}", begin + (i * 1000)))];
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
