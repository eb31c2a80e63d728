using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Delivery;
using AomTools.Emulator.Faults;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>Replay: pending entries in order, as many as fit in a request, until one does not go through or the credential is rejected.</summary>
public sealed class SpoolReplayTests : SpooledRunTestBase
{
    [Fact]
    public async Task Replays_as_much_as_fits_in_a_body_at_a_time()
    {
        for (int i = 0; i < 6; i++)
        {
            await LeaveAsync(Series(3, from: i * 3));
        }

        await RunAsync(Spooled with { BodyBytes = 2000 });
        int[] sizes = [.. Emulator.Requests.Reports.TakeLast(2).Select(request => request.Body.Length)];
        Assert.Equal((18, 0, 1 + 2), (Emulator.Points.Count, Emulator.Points.OutOfOrder, Emulator.Requests.Total));
        Assert.All(sizes, size => Assert.InRange(size, 1000, 2000));
    }

    // Two files go in one request; of its halves the second is not delivered.
    [Fact]
    public async Task Stops_a_replay_at_what_does_not_go_through_and_loses_nothing()
    {
        for (int i = 0; i < 3; i++)
        {
            await LeaveAsync(Series(2, from: i * 2));
        }

        string[] before = Files();
        Emulator.Faults.Add(new Fault { Status = 400 });
        Emulator.Faults.Add(new Fault());
        Emulator.Faults.Add(Unavailable);
        long requests = Emulator.Requests.Total;
        MetricSender sender = await DeliveryHarness.SendAsync(Connect(), Spooled, Recorder, []);
        Assert.Equal((3, 2), (Emulator.Requests.Total - requests, Replayed(Recorder)));
        Assert.Equal(before.Skip(1), Files());
        Assert.Equal(4, sender.GetSpoolStatus().PendingCount);
        await RunAsync(Spooled);
        Assert.Equal((6, 0, 0), (Emulator.Points.Count, Emulator.Points.OutOfOrder, Emulator.Points.Duplicates));
    }

    [Fact]
    public async Task Stops_a_replay_when_the_credential_iRejected_for_a_part()
    {
        for (int i = 0; i < 3; i++)
        {
            await LeaveAsync(Series(2, from: i * 2));
        }

        Emulator.Faults.Add(new Fault { Status = 400 });
        Emulator.Faults.Add(new Fault());
        Emulator.Faults.Add(Rejected);
        long requests = Emulator.Requests.Total;
        using MetricSender sender = Start(Spooled);
        await sender.BufferAvailable;
        Assert.Equal((true, 3, 2), (sender.IsCredentialRejected, Emulator.Requests.Total - requests, Replayed(Recorder)));
        Assert.Equal(4, sender.GetSpoolStatus().PendingCount);
    }

    [Fact]
    public async Task Keeps_what_it_replays_when_it_is_stopped()
    {
        await LeaveAsync(Series(2));
        string[] before = Files();
        using CancellationTokenSource stop = new();
        Emulator.Faults.Add(new Fault { Hold = true });
        Task held = Emulator.Faults.Held;
        using (MetricSender sender = StartUntil(Spooled, stop.Token))
        {
            await held;
            await stop.CancelAsync();
            await sender.BufferAvailable;
        }

        Assert.Equal(before, Files());
        Assert.Equal(2, (await RunAsync(Spooled)).Sum(AomSendStatus.Accepted));
    }

    [Fact]
    public async Task Sends_nothing_live_after_the_replay_waRejected()
    {
        await LeaveAsync(Series(2));
        long before = Emulator.Requests.Total;
        Emulator.Faults.Add(Rejected);
        using MetricSender sender = Start(Spooled);
        await sender.BufferAvailable;
        Assert.True(sender.IsCredentialRejected);
        Assert.False(sender.TryAdd(Series(1, from: 2)[0]));
        await sender.CompleteAsync();
        Assert.Equal(before + 1, Emulator.Requests.Total);
        Assert.Equal(2, Replayable(Recorder));
    }

    [Fact]
    public async Task Sends_no_later_group_after_the_credential_waRejected()
    {
        Emulator.Faults.Add(Rejected);
        using MetricSender sender = Start(Spooled with { ThrottleLimit = 3 });
        await AddAsync(sender, Series(11));
        await sender.CompleteAsync();
        Assert.Equal((1, 11), (Emulator.Requests.Total, Recorder.Sum(AomSendStatus.Spooled)));
        Assert.True(sender.IsCredentialRejected);
        sender.Dispose();
        Assert.Equal(11, sender.GetSpoolStatus().PendingCount);
    }

    // While the circuit is open nothing is replayed; 30 seconds after the failure it is tried again, before anything newer.
    [Fact]
    public async Task Lets_nothing_pass_pending_metrics_while_the_service_is_unavailable()
    {
        await LeaveAsync(Series(2));
        long before = Emulator.Requests.Total;
        Emulator.Faults.Add(Unavailable);
        using MetricSender sender = Start(Spooled);
        await FillAsync(sender, Series(6, from: 2));
        Assert.Equal(before + 1, Emulator.Requests.Total);
        Assert.Equal(0, Emulator.Points.Count);
        Clock.Advance(CircuitBreaker.BreakDuration);
        await FillAsync(sender, Series(6, from: 8));
        Assert.True(Emulator.Points.Count > 2);
        Assert.True(Emulator.Requests.Total > before + 1);
        await sender.CompleteAsync();
        Assert.Equal((14, 0, 0), (Emulator.Points.Count, Emulator.Points.OutOfOrder, Emulator.Points.Duplicates));
        Assert.Equal(12, Recorder.Settlements.Where(settlement => !settlement.IsReplay).Sum(settlement => settlement.MetricCount));
    }

    [Fact]
    public async Task Reports_what_is_spooled_once_in_the_run_that_took_it()
    {
        Assert.Equal([(false, 2)], (await LeaveAsync(Series(2))).Settlements.Select(settlement => (settlement.IsReplay, settlement.MetricCount)));
        Emulator.Faults.Add(Unavailable);
        Assert.Equal([(true, 2)], (await RunAsync(Spooled)).Settlements.Select(settlement => (settlement.IsReplay, settlement.MetricCount)));
    }

    // AOM's clock decides. This machine's may be wrong.
    [Fact]
    public async Task Sets_aside_what_is_too_old_by_the_clock_of_AOM()
    {
        await LeaveAsync([.. Series(2), .. Series(1, from: 300)]);
        Clock.Advance(new TimeSpan(23, 52, 0));
        Emulator.Clock.Skew = Clock.GetUtcNow() - DateTimeOffset.UtcNow;
        DeliveryRecorder recorder = await RunAsync(Spooled);
        Assert.Equal((2, 1), (recorder.Sum(AomSendStatus.Expired), recorder.Sum(AomSendStatus.Accepted)));
        Assert.Contains("expired", Assert.Single(Files()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(48)]
    [InlineData(-48)]
    public async Task Sends_what_is_not_too_old_though_the_clock_of_this_machine_is_wrong(int hours)
    {
        await LeaveAsync(Series(3));
        Clock.Skew = TimeSpan.FromHours(hours);
        AomConnection token = DeliveryHarness.ConnectWithToken(Emulator, Clock);
        DeliveryRecorder recorder = new();
        await DeliveryHarness.SendAsync(token, Spooled, recorder, []);
        Assert.Equal((3, 0), (recorder.Sum(AomSendStatus.Accepted), recorder.Sum(AomSendStatus.Expired)));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Warns_of_expired_metrics_once()
    {
        await LeaveAsync(Series(3));
        Clock.Advance(TimeSpan.FromHours(25));
        Emulator.Clock.Skew = TimeSpan.FromHours(25);
        using MetricSender sender = Start(Spooled);
        await sender.BufferAvailable;
        await AddAsync(sender, [TestMetrics.Metric("new", 1, "h", Now.ToUnixTimeMilliseconds() - TestMetrics.Noon.ToUnixTimeMilliseconds())]);
        await sender.CompleteAsync();
        Assert.StartsWith("3 metrics", Assert.Single(Recorder.Warnings), StringComparison.Ordinal);
    }
}
