using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Batching;
using AomTools.Delivery;
using AomTools.Delivery.Spool;
using AomTools.Emulator.Faults;
using AomTools.Transport;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>A run with a spool: what is on disk at each step, what goes first, and who may send.</summary>
public sealed class SpooledRunTests : DeliveryScene
{
    private static readonly Fault s_away = new() { Status = 503 };
    private static readonly Fault s_rejected = new() { Status = 401, Count = 1000, Body = """{"error_code":"APIGW.0301","error_msg":"verify aksk signature fail"}""" };

    [Fact]
    public async Task Has_each_metric_of_a_window_in_a_file_or_accepted()
    {
        using Courier courier = Start(Spooled with { ThrottleLimit = 3 });
        await courier.Room;
        Task room = courier.Room;
        AomMetric[] metrics = Series(100);
        int taken = 0;
        while (courier.Room == room)
        {
            Assert.True(courier.TryAdd(metrics[taken++]));
        }

        await courier.Room;
        Assert.Equal(taken - 1, Sink.Sum(AomSendStatus.Accepted));
        Assert.Equal(".journal", Path.GetExtension(Assert.Single(Files())));
        await courier.FinishAsync();
        Assert.Empty(Files());
        Assert.Equal(taken, Emulator.Points.Count);
    }

    // At the moment of each write: were the process killed then, nothing would be lost.
    [Fact]
    public async Task Removes_a_journal_after_its_batches_were_written()
    {
        List<string[]> moments = Watch(out Surroundings surroundings);
        await TestRun.SendAsync(Connect(surroundings), Spooled, Sink, Series(12));
        string[][] writes = [.. moments.Where(files => files.Any(file => file.EndsWith(".tmp", StringComparison.Ordinal)))];
        Assert.NotEmpty(writes);
        Assert.All(writes, files => Assert.Contains(files, file => file.EndsWith(".journal", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Removes_an_abandoned_journal_after_its_batches_were_written()
    {
        await AbandonAsync(Series(12));
        List<string[]> moments = Watch(out Surroundings surroundings);
        await TestRun.SendAsync(Connect(surroundings), Spooled, Sink, []);
        string[][] writes = [.. moments.Where(files => files.Any(file => file.EndsWith(".tmp", StringComparison.Ordinal)))];
        Assert.True(writes.Length >= 3);
        Assert.All(writes, files => Assert.Contains(files, file => file.EndsWith(".journal", StringComparison.Ordinal)));
        Assert.Equal((12, 0), (Emulator.Points.Count, Emulator.Points.OutOfOrder));
        Assert.Empty(Files());
    }

    // The process died after it had written some batches of the window: the journal has them all.
    [Fact]
    public async Task Sends_once_what_is_in_a_journal_and_in_batches()
    {
        AomMetric[] metrics = Series(6, from: 1);
        await AbandonAsync(metrics);
        SpoolFolder folder = Folder();
        long stamp = SpoolFolder.StampOf(Assert.Single(Files("*.journal")));
        folder.Write(stamp, 0, MetricBatch.Of(metrics.Take(1)));
        folder.Write(stamp, 1, MetricBatch.Of(metrics.Skip(1).Take(1)));
        folder.Write(stamp, 7, MetricBatch.Of(metrics.Skip(2).Take(1)));
        folder.Write(stamp - 1, 0, MetricBatch.Of(Series(1)));
        OutcomeSink sink = await RunAsync(Spooled);
        Assert.Equal((7, 7, 0, 0), (sink.Sum(AomSendStatus.Accepted), Emulator.Points.Count, Emulator.Points.Duplicates, Emulator.Points.OutOfOrder));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Leaves_the_journal_of_a_sender_that_runs_alone()
    {
        using Courier other = Start(Spooled);
        await other.Room;
        Assert.True(other.TryAdd(Series(1)[0]));
        string journal = Assert.Single(Files("*.journal"));
        OutcomeSink sink = new();
        using (Courier courier = CourierFactory.Create(Connect(), Spooled, sink, CancellationToken.None))
        {
            await AddAsync(courier, Series(1, from: 1));
            await courier.FinishAsync();
            Assert.True(courier.Standing().IsShared);
        }

        Assert.Equal((1, journal), (sink.Sum(AomSendStatus.Spooled), Assert.Single(Files("*.journal"))));
        Assert.Contains("Another process", Assert.Single(sink.Warnings), StringComparison.Ordinal);
        await other.FinishAsync();
        Assert.Equal((2, 0), (Emulator.Points.Count, Emulator.Points.OutOfOrder));
        Assert.Equal((1, 1), (Replayed(Sink), Live(Sink)));
    }

    // A sender makes its journal with the first metric, so one that only replays may meet it.
    [Fact]
    public async Task Leaves_a_locked_journal_alone_and_sends_the_rest()
    {
        SpoolFolder folder = Folder();
        using SpoolJournal journal = folder.OpenJournal();
        journal.Write(Series(1)[0]);
        OutcomeSink sink = await RunAsync(Spooled, Series(1, from: 1));
        Assert.Empty(sink.Warnings);
        Assert.Equal((1, 0), (Live(sink), Replayed(sink)));
        Assert.Equal(journal.Path, Assert.Single(Files()));
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(61, false)]
    public async Task Deletes_an_empty_journal_that_nobody_writes(int age, bool kept)
    {
        string path = Path.Combine(Folder().Folder, 1.ToString("D19", System.Globalization.CultureInfo.InvariantCulture) + ".journal");
        File.WriteAllText(path, string.Empty);
        File.SetLastWriteTimeUtc(path, Now.UtcDateTime.AddSeconds(-age));
        Assert.Empty((await RunAsync(Spooled)).Warnings);
        Assert.Equal(kept ? [path] : [], Files());
    }

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
        List<string[]> moments = Watch(out Surroundings surroundings);
        Emulator.Faults.Add(new Fault { Status = 400 });
        Emulator.Faults.Add(new Fault());
        Emulator.Faults.Add(s_away);
        long requests = Emulator.Requests.Total;
        Courier courier = await TestRun.SendAsync(Connect(surroundings), Spooled, Sink, []);
        Assert.Equal((3, 2), (Emulator.Requests.Total - requests, Replayed(Sink)));
        Assert.Equal([before[0], before[2]], Files());
        Assert.Equal(4, courier.Standing().Waiting);
        Assert.Contains(moments, files => files.Contains(Path.GetFileName(before[0]) + ".tmp") && files.Contains(Path.GetFileName(before[1])));
        await RunAsync(Spooled);
        Assert.Equal((6, 0, 0), (Emulator.Points.Count, Emulator.Points.OutOfOrder, Emulator.Points.Duplicates));
    }

    [Fact]
    public async Task Stops_a_replay_when_the_credential_is_rejected_for_a_part()
    {
        for (int i = 0; i < 3; i++)
        {
            await LeaveAsync(Series(2, from: i * 2));
        }

        Emulator.Faults.Add(new Fault { Status = 400 });
        Emulator.Faults.Add(new Fault());
        Emulator.Faults.Add(s_rejected);
        long requests = Emulator.Requests.Total;
        using Courier courier = Start(Spooled);
        await courier.Room;
        Assert.Equal((true, 3, 2), (courier.IsBarred, Emulator.Requests.Total - requests, Replayed(Sink)));
        Assert.Equal(4, courier.Standing().Waiting);
    }

    [Fact]
    public async Task Keeps_what_it_replays_when_it_is_stopped()
    {
        await LeaveAsync(Series(2));
        string[] before = Files();
        using CancellationTokenSource stop = new();
        Emulator.Faults.Add(new Fault { Hold = true });
        Task held = Emulator.Faults.Held;
        using (Courier courier = StartUntil(Spooled, stop.Token))
        {
            await held;
            await stop.CancelAsync();
            await courier.Room;
        }

        Assert.Equal(before, Files());
        Assert.Equal(2, (await RunAsync(Spooled)).Sum(AomSendStatus.Accepted));
    }

    [Fact]
    public async Task Sends_nothing_live_after_the_replay_was_rejected()
    {
        await LeaveAsync(Series(2));
        long before = Emulator.Requests.Total;
        Emulator.Faults.Add(s_rejected);
        using Courier courier = Start(Spooled);
        await courier.Room;
        Assert.True(courier.IsBarred);
        Assert.True(courier.TryAdd(Series(1, from: 2)[0]));
        await courier.FinishAsync();
        Assert.Equal(before + 1, Emulator.Requests.Total);
        Assert.Equal(2, Replayable(Sink));
    }

    [Fact]
    public async Task Sends_no_later_group_after_the_credential_was_rejected()
    {
        Emulator.Faults.Add(s_rejected);
        using Courier courier = Start(Spooled with { ThrottleLimit = 3 });
        await AddAsync(courier, Series(11));
        await courier.FinishAsync();
        Assert.Equal((1, 11), (Emulator.Requests.Total, Sink.Sum(AomSendStatus.Spooled)));
        Assert.True(courier.IsBarred);
        courier.Dispose();
        Assert.Equal(11, courier.Standing().Waiting);
    }

    // Each failure counts: five lock the key.
    [Fact]
    public async Task Ends_when_the_credential_is_rejected_for_what_waited_before_it()
    {
        FileStream other = OtherSender();
        using Courier courier = Start(Spooled);
        await AddAsync(courier, Series(10));
        await courier.Room;
        Emulator.Faults.Add(s_rejected);
        other.Dispose();
        await courier.FinishAsync();
        Assert.Equal((true, 1, 10), (courier.IsBarred, Emulator.Requests.Total, Sink.Outcomes.Where(outcome => !outcome.Result.FromSpool).Sum(outcome => outcome.Result.Metrics)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sends_at_the_end_what_it_put_behind_another_sender(bool rejected)
    {
        FileStream other = OtherSender();
        Sink.OnSettled = _ => other.Dispose();
        using Courier courier = Start(Spooled);
        await AddAsync(courier, Series(3));
        if (rejected)
        {
            Emulator.Faults.Add(s_rejected);
        }

        await courier.FinishAsync();
        Assert.Equal((rejected, false, 1), (courier.IsBarred, courier.Standing().IsShared, Emulator.Requests.Total));
        Assert.Equal((rejected ? 0 : 3, 3), (Replayed(Sink), Sink.Outcomes.Where(outcome => !outcome.Result.FromSpool).Sum(outcome => outcome.Result.Metrics)));
        Assert.Equal(rejected ? 3 : 0, courier.Standing().Waiting);
    }

    // While the circuit is open nothing is replayed; 30 seconds after the failure it is tried again, before anything newer.
    [Fact]
    public async Task Lets_nothing_pass_what_waits_while_the_service_is_unavailable()
    {
        await LeaveAsync(Series(2));
        long before = Emulator.Requests.Total;
        Emulator.Faults.Add(s_away);
        using Courier courier = Start(Spooled);
        await FillAsync(courier, Series(6, from: 2));
        Assert.Equal(before + 1, Emulator.Requests.Total);
        Assert.Equal(0, Emulator.Points.Count);
        Now += Circuit.ProbeInterval;
        await FillAsync(courier, Series(6, from: 8));
        Assert.True(Emulator.Points.Count > 2);
        Assert.True(Emulator.Requests.Total > before + 1);
        await courier.FinishAsync();
        Assert.Equal((14, 0, 0), (Emulator.Points.Count, Emulator.Points.OutOfOrder, Emulator.Points.Duplicates));
        Assert.Equal(12, Sink.Outcomes.Where(outcome => !outcome.Result.FromSpool).Sum(outcome => outcome.Result.Metrics));
    }

    // The other process has put its batch into the spool before ours; ours, behind it, must not be replayed as if it had been there.
    [Fact]
    public async Task Replays_what_is_older_and_sends_the_rest_as_its_own()
    {
        using Courier courier = Start(Spooled);
        await courier.Room;
        Folder().Write(1, 0, MetricBatch.Of(Series(2)));
        await AddAsync(courier, Series(10, from: 2));
        await courier.FinishAsync();
        Assert.Equal((2, 10), (Replayed(Sink), Live(Sink)));
        Assert.Equal((12, 0), (Emulator.Points.Count, Emulator.Points.OutOfOrder));
    }

    [Fact]
    public async Task Sends_what_the_spool_has_no_room_for_and_sends_it_once()
    {
        OutcomeSink first = await RunAsync(Spooled with { SpoolMaximumBytes = 1 }, Series(10));
        Assert.Equal(10, first.Sum(AomSendStatus.Accepted));
        Assert.Single(first.Warnings);
        Assert.Empty(Files());
        Assert.Empty((await RunAsync(Spooled)).Outcomes);
        Assert.Equal(10, Emulator.Points.Count);
    }

    [Fact]
    public async Task Calls_undelivered_what_the_spool_has_no_room_for()
    {
        Emulator.Faults.Add(s_away with { Count = 100 });
        using Courier courier = Start(Spooled with { SpoolMaximumBytes = 1 });
        await AddAsync(courier, Series(10));
        await courier.FinishAsync();
        Assert.Equal((10, 0), (Sink.Sum(AomSendStatus.Undelivered), Sink.Sum(AomSendStatus.Spooled)));
        Assert.True(courier.Standing().Failed);
        Assert.False(courier.Keeps);
        Assert.Single(Sink.Warnings);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Leaves_no_metric_without_a_place_when_spool_and_credential_fail(int lanes)
    {
        Emulator.Faults.Add(s_rejected);
        using Courier courier = Start(Spooled with { SpoolMaximumBytes = 1, ThrottleLimit = 3 });
        AomMetric[] metrics = Series(11, hosts: lanes > 1);
        await AddAsync(courier, metrics);
        await courier.FinishAsync();
        AomMetric[] places = [.. Sink.Outcomes.SelectMany(outcome => outcome.Metrics), .. courier.TakeUnsettled()];
        Assert.Equal((true, false, 1), (courier.IsBarred, courier.Keeps, Emulator.Requests.Total));
        Assert.Equal(metrics, places.OrderBy(metric => metric.CollectTime));
        Assert.Equal(0, Sink.Sum(AomSendStatus.Spooled));
    }

    [Fact]
    public async Task Sends_all_the_same_without_the_right_to_lock_the_spool()
    {
        Directory.CreateDirectory(Folder().LockFile);
        using Courier courier = Start(Spooled);
        await AddAsync(courier, Series(10));
        await courier.FinishAsync();
        Assert.Equal(10, Sink.Sum(AomSendStatus.Accepted));
        Assert.True(courier.Standing().Failed);
        Assert.False(courier.Standing().IsShared);
    }

    [Fact]
    public async Task Reports_what_is_spooled_once_in_the_run_that_took_it()
    {
        Assert.Equal([(false, 2)], (await LeaveAsync(Series(2))).Outcomes.Select(outcome => (outcome.Result.FromSpool, outcome.Result.Metrics)));
        Emulator.Faults.Add(s_away);
        Assert.Empty((await RunAsync(Spooled)).Outcomes);
    }

    [Fact]
    public async Task Sets_expired_metrics_aside_before_they_leave_their_file()
    {
        await LeaveAsync(Series(3));
        string file = Assert.Single(Files());
        Now = Now.AddHours(24).AddMinutes(-10).AddSeconds(1.5);
        Emulator.Faults.Add(s_away);
        List<string> moments = [];
        Surroundings surroundings = new()
        {
            Now = () =>
            {
                string set = Path.Combine(Path.GetDirectoryName(file)!, "expired", Path.GetFileName(file) + ".tmp");
                moments.Add(File.Exists(set) && File.Exists(file) ? SpoolFormat.CountValues(File.ReadAllBytes(file)).ToString(System.Globalization.CultureInfo.InvariantCulture) : "-");
                return Now;
            },
        };
        using Courier courier = Start(Spooled, Connect(surroundings));
        await courier.FinishAsync();
        Assert.Equal("3", moments.First(moment => moment != "-"));
        Assert.Equal(2, courier.Standing().Expired);
        string apart = Assert.Single(Files("*.json"), path => path.Contains("expired", StringComparison.Ordinal));
        Assert.Equal([0d, 1d], SpoolFormat.Read(apart, File.ReadAllBytes(apart))!.Metrics.Select(metric => Convert.ToDouble(metric.Value, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Warns_of_expired_metrics_once()
    {
        await LeaveAsync(Series(3));
        Now = Now.AddHours(25);
        Emulator.Clock.Skew = TimeSpan.FromHours(25);
        using Courier courier = Start(Spooled);
        await courier.Room;
        await AddAsync(courier, [Make.Metric("new", 1, "h", Now.ToUnixTimeMilliseconds() - Make.Noon.ToUnixTimeMilliseconds())]);
        await courier.FinishAsync();
        Assert.StartsWith("3 values", Assert.Single(Sink.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Releases_lock_and_journal_with_the_run()
    {
        Courier courier = Start(Spooled);
        await courier.Room;
        Assert.True(courier.TryAdd(Series(1)[0]));
        string journal = Assert.Single(Files("*.journal"));
        Assert.True(SpoolLock.IsTaken(Folder().LockFile));
        Assert.True(SpoolFolder.IsInUse(journal, Now));
        courier.Dispose();
        Assert.False(SpoolLock.IsTaken(Folder().LockFile));
        Assert.False(SpoolFolder.IsInUse(journal, Now));
        Assert.Equal(1, Replayed(await RunAsync(Spooled)));
    }

    private static int Replayed(OutcomeSink sink) => sink.Outcomes.Where(outcome => outcome.Result.FromSpool && outcome.Result.Status == AomSendStatus.Accepted).Sum(outcome => outcome.Result.Metrics);

    private static int Replayable(OutcomeSink sink) => sink.Outcomes.Where(outcome => outcome.Result.FromSpool && outcome.Result.Status == AomSendStatus.Spooled).Sum(outcome => outcome.Result.Metrics);

    private static int Live(OutcomeSink sink) => sink.Outcomes.Where(outcome => !outcome.Result.FromSpool && outcome.Result.Status == AomSendStatus.Accepted).Sum(outcome => outcome.Result.Metrics);

    // Adds them and waits for each group, as the age of metrics would make it.
    private static async Task FillAsync(Courier courier, AomMetric[] metrics)
    {
        await courier.Room;
        foreach (AomMetric metric in metrics)
        {
            await AddAsync(courier, [metric]);
            await courier.Room;
        }
    }

    private SpoolFolder Folder() => new(Spool, Emulator.Address, Emulator.Options.ProjectId, 1_000_000, () => Now);

    private FileStream OtherSender() => new(Folder().LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    // A run that is not delivered, and leaves a batch.
    private async Task<OutcomeSink> LeaveAsync(AomMetric[] metrics)
    {
        using FileStream? other = Files("*.json").Length > 0 ? OtherSender() : null;
        if (other is not null)
        {
            OutcomeSink behind = await RunAsync(Spooled with { BodyBytes = 2000 }, metrics);
            return behind;
        }

        Emulator.Faults.Add(s_away);
        return await RunAsync(Spooled with { BodyBytes = 2000 }, metrics);
    }

    // A journal whose sender died before its window was sent.
    private async Task AbandonAsync(AomMetric[] metrics)
    {
        using Courier courier = Start(Spooled with { ThrottleLimit = 10 });
        await courier.Room;
        foreach (AomMetric metric in metrics)
        {
            Assert.True(courier.TryAdd(metric));
        }
    }

    // The names of the files of the spool whenever the clock is read: that happens while a file is written.
    private List<string[]> Watch(out Surroundings surroundings)
    {
        List<string[]> moments = [];
        surroundings = new()
        {
            Now = () =>
            {
                lock (moments)
                {
                    moments.Add([.. Files().Select(path => Path.GetFileName(path))]);
                    return Now;
                }
            },
        };
        return moments;
    }
}
