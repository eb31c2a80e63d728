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
using AomTools.Http;
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
        using MetricSender sender = Start(Spooled with { ThrottleLimit = 3 });
        await sender.BufferAvailable;
        Task room = sender.BufferAvailable;
        AomMetric[] metrics = Series(100);
        int taken = 0;
        while (sender.BufferAvailable == room)
        {
            Assert.True(sender.TryAdd(metrics[taken++]));
        }

        await sender.BufferAvailable;
        Assert.Equal(taken - 1, Recorder.Sum(AomSendStatus.Accepted));
        Assert.Equal(".journal", Path.GetExtension(Assert.Single(Files())));
        await sender.CompleteAsync();
        Assert.Empty(Files());
        Assert.Equal(taken, Emulator.Points.Count);
    }

    // At the moment of each write: were the process killed then, nothing would be lost.
    [Fact]
    public async Task Removes_a_journal_after_its_batches_were_written()
    {
        List<string[]> moments = Watch(out Surroundings surroundings);
        await DeliveryHarness.SendAsync(Connect(surroundings), Spooled, Recorder, Series(12));
        string[][] writes = [.. moments.Where(files => files.Any(file => file.EndsWith(".tmp", StringComparison.Ordinal)))];
        Assert.NotEmpty(writes);
        Assert.All(writes, files => Assert.Contains(files, file => file.EndsWith(".journal", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Removes_an_abandoned_journal_after_its_batches_were_written()
    {
        await AbandonAsync(Series(12));
        List<string[]> moments = Watch(out Surroundings surroundings);
        await DeliveryHarness.SendAsync(Connect(surroundings), Spooled, Recorder, []);
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
        long stamp = SpoolFolder.SequenceOf(Assert.Single(Files("*.journal")));
        folder.Write(stamp, 0, MetricBatch.FromMetrics(metrics.Take(1)));
        folder.Write(stamp, 1, MetricBatch.FromMetrics(metrics.Skip(1).Take(1)));
        folder.Write(stamp, 7, MetricBatch.FromMetrics(metrics.Skip(2).Take(1)));
        folder.Write(stamp - 1, 0, MetricBatch.FromMetrics(Series(1)));
        DeliveryRecorder recorder = await RunAsync(Spooled);
        Assert.Equal((7, 7, 0, 0), (recorder.Sum(AomSendStatus.Accepted), Emulator.Points.Count, Emulator.Points.Duplicates, Emulator.Points.OutOfOrder));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Leaves_the_journal_of_a_sender_that_runs_alone()
    {
        using MetricSender other = Start(Spooled);
        await other.BufferAvailable;
        Assert.True(other.TryAdd(Series(1)[0]));
        string journal = Assert.Single(Files("*.journal"));
        DeliveryRecorder recorder = new();
        using (MetricSender sender = MetricSenderFactory.Create(Connect(), Spooled, recorder, CancellationToken.None))
        {
            await AddAsync(sender, Series(1, from: 1));
            await sender.CompleteAsync();
            Assert.True(sender.GetSpoolStatus().IsShared);
        }

        Assert.Equal((1, journal), (recorder.Sum(AomSendStatus.Spooled), Assert.Single(Files("*.journal"))));
        Assert.Contains("Another process", Assert.Single(recorder.Warnings), StringComparison.Ordinal);
        await other.CompleteAsync();
        Assert.Equal((2, 0), (Emulator.Points.Count, Emulator.Points.OutOfOrder));
        Assert.Equal((1, 1), (Replayed(Recorder), Live(Recorder)));
    }

    // A sender makes its journal with the first metric, so one that only replays may meet it.
    [Fact]
    public async Task Leaves_a_locked_journal_alone_and_sends_the_rest()
    {
        SpoolFolder folder = Folder();
        using SpoolJournal journal = folder.OpenJournal();
        journal.Write(Series(1)[0]);
        DeliveryRecorder recorder = await RunAsync(Spooled, Series(1, from: 1));
        Assert.Empty(recorder.Warnings);
        Assert.Equal((1, 0), (Live(recorder), Replayed(recorder)));
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
        MetricSender sender = await DeliveryHarness.SendAsync(Connect(surroundings), Spooled, Recorder, []);
        Assert.Equal((3, 2), (Emulator.Requests.Total - requests, Replayed(Recorder)));
        Assert.Equal([before[0], before[2]], Files());
        Assert.Equal(4, sender.GetSpoolStatus().Pending);
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
        using MetricSender sender = Start(Spooled);
        await sender.BufferAvailable;
        Assert.Equal((true, 3, 2), (sender.IsCredentialRejected, Emulator.Requests.Total - requests, Replayed(Recorder)));
        Assert.Equal(4, sender.GetSpoolStatus().Pending);
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
    public async Task Sends_nothing_live_after_the_replay_was_rejected()
    {
        await LeaveAsync(Series(2));
        long before = Emulator.Requests.Total;
        Emulator.Faults.Add(s_rejected);
        using MetricSender sender = Start(Spooled);
        await sender.BufferAvailable;
        Assert.True(sender.IsCredentialRejected);
        Assert.True(sender.TryAdd(Series(1, from: 2)[0]));
        await sender.CompleteAsync();
        Assert.Equal(before + 1, Emulator.Requests.Total);
        Assert.Equal(2, Replayable(Recorder));
    }

    [Fact]
    public async Task Sends_no_later_group_after_the_credential_was_rejected()
    {
        Emulator.Faults.Add(s_rejected);
        using MetricSender sender = Start(Spooled with { ThrottleLimit = 3 });
        await AddAsync(sender, Series(11));
        await sender.CompleteAsync();
        Assert.Equal((1, 11), (Emulator.Requests.Total, Recorder.Sum(AomSendStatus.Spooled)));
        Assert.True(sender.IsCredentialRejected);
        sender.Dispose();
        Assert.Equal(11, sender.GetSpoolStatus().Pending);
    }

    // Each failure counts: five lock the key.
    [Fact]
    public async Task Ends_when_the_credential_is_rejected_for_what_waited_before_it()
    {
        FileStream other = OtherSender();
        using MetricSender sender = Start(Spooled);
        await AddAsync(sender, Series(10));
        await sender.BufferAvailable;
        Emulator.Faults.Add(s_rejected);
        other.Dispose();
        await sender.CompleteAsync();
        Assert.Equal((true, 1, 10), (sender.IsCredentialRejected, Emulator.Requests.Total, Recorder.Outcomes.Where(outcome => !outcome.Result.IsReplay).Sum(outcome => outcome.Result.MetricCount)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sends_at_the_end_what_it_put_behind_another_sender(bool rejected)
    {
        FileStream other = OtherSender();
        Recorder.BeforeSettled = _ => other.Dispose();
        using MetricSender sender = Start(Spooled);
        await AddAsync(sender, Series(3));
        if (rejected)
        {
            Emulator.Faults.Add(s_rejected);
        }

        await sender.CompleteAsync();
        Assert.Equal((rejected, false, 1), (sender.IsCredentialRejected, sender.GetSpoolStatus().IsShared, Emulator.Requests.Total));
        Assert.Equal((rejected ? 0 : 3, 3), (Replayed(Recorder), Recorder.Outcomes.Where(outcome => !outcome.Result.IsReplay).Sum(outcome => outcome.Result.MetricCount)));
        Assert.Equal(rejected ? 3 : 0, sender.GetSpoolStatus().Pending);
    }

    // While the circuit is open nothing is replayed; 30 seconds after the failure it is tried again, before anything newer.
    [Fact]
    public async Task Lets_nothing_pass_what_waits_while_the_service_is_unavailable()
    {
        await LeaveAsync(Series(2));
        long before = Emulator.Requests.Total;
        Emulator.Faults.Add(s_away);
        using MetricSender sender = Start(Spooled);
        await FillAsync(sender, Series(6, from: 2));
        Assert.Equal(before + 1, Emulator.Requests.Total);
        Assert.Equal(0, Emulator.Points.Count);
        Now += CircuitBreaker.BreakDuration;
        await FillAsync(sender, Series(6, from: 8));
        Assert.True(Emulator.Points.Count > 2);
        Assert.True(Emulator.Requests.Total > before + 1);
        await sender.CompleteAsync();
        Assert.Equal((14, 0, 0), (Emulator.Points.Count, Emulator.Points.OutOfOrder, Emulator.Points.Duplicates));
        Assert.Equal(12, Recorder.Outcomes.Where(outcome => !outcome.Result.IsReplay).Sum(outcome => outcome.Result.MetricCount));
    }

    // The other process has put its batch into the spool before ours; ours, behind it, must not be replayed as if it had been there.
    [Fact]
    public async Task Replays_what_is_older_and_sends_the_rest_as_its_own()
    {
        using MetricSender sender = Start(Spooled);
        await sender.BufferAvailable;
        Folder().Write(1, 0, MetricBatch.FromMetrics(Series(2)));
        await AddAsync(sender, Series(10, from: 2));
        await sender.CompleteAsync();
        Assert.Equal((2, 10), (Replayed(Recorder), Live(Recorder)));
        Assert.Equal((12, 0), (Emulator.Points.Count, Emulator.Points.OutOfOrder));
    }

    [Fact]
    public async Task Sends_what_the_spool_has_no_room_for_and_sends_it_once()
    {
        DeliveryRecorder first = await RunAsync(Spooled with { SpoolMaximumBytes = 1 }, Series(10));
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
        using MetricSender sender = Start(Spooled with { SpoolMaximumBytes = 1 });
        await AddAsync(sender, Series(10));
        await sender.CompleteAsync();
        Assert.Equal((10, 0), (Recorder.Sum(AomSendStatus.Undelivered), Recorder.Sum(AomSendStatus.Spooled)));
        Assert.True(sender.GetSpoolStatus().Failed);
        Assert.False(sender.PersistsUnsent);
        Assert.Single(Recorder.Warnings);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Leaves_no_metric_without_a_place_when_spool_and_credential_fail(int maxBatches)
    {
        Emulator.Faults.Add(s_rejected);
        using MetricSender sender = Start(Spooled with { SpoolMaximumBytes = 1, ThrottleLimit = 3 });
        AomMetric[] metrics = Series(11, hosts: maxBatches > 1);
        await AddAsync(sender, metrics);
        await sender.CompleteAsync();
        AomMetric[] places = [.. Recorder.Outcomes.SelectMany(outcome => outcome.Metrics), .. sender.TakeUnsettled()];
        Assert.Equal((true, false, 1), (sender.IsCredentialRejected, sender.PersistsUnsent, Emulator.Requests.Total));
        Assert.Equal(metrics, places.OrderBy(metric => metric.CollectTime));
        Assert.Equal(0, Recorder.Sum(AomSendStatus.Spooled));
    }

    [Fact]
    public async Task Sends_all_the_same_without_the_right_to_lock_the_spool()
    {
        Directory.CreateDirectory(Folder().LockFile);
        using MetricSender sender = Start(Spooled);
        await AddAsync(sender, Series(10));
        await sender.CompleteAsync();
        Assert.Equal(10, Recorder.Sum(AomSendStatus.Accepted));
        Assert.True(sender.GetSpoolStatus().Failed);
        Assert.False(sender.GetSpoolStatus().IsShared);
    }

    [Fact]
    public async Task Reports_what_is_spooled_once_in_the_run_that_took_it()
    {
        Assert.Equal([(false, 2)], (await LeaveAsync(Series(2))).Outcomes.Select(outcome => (outcome.Result.IsReplay, outcome.Result.MetricCount)));
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
        using MetricSender sender = Start(Spooled, Connect(surroundings));
        await sender.CompleteAsync();
        Assert.Equal("3", moments.First(moment => moment != "-"));
        Assert.Equal(2, sender.GetSpoolStatus().Expired);
        string apart = Assert.Single(Files("*.json"), path => path.Contains("expired", StringComparison.Ordinal));
        Assert.Equal([0d, 1d], SpoolFormat.Read(apart, File.ReadAllBytes(apart))!.Metrics.Select(metric => Convert.ToDouble(metric.Value, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Warns_of_expired_metrics_once()
    {
        await LeaveAsync(Series(3));
        Now = Now.AddHours(25);
        Emulator.Clock.Skew = TimeSpan.FromHours(25);
        using MetricSender sender = Start(Spooled);
        await sender.BufferAvailable;
        await AddAsync(sender, [TestMetrics.Metric("new", 1, "h", Now.ToUnixTimeMilliseconds() - TestMetrics.Noon.ToUnixTimeMilliseconds())]);
        await sender.CompleteAsync();
        Assert.StartsWith("3 metrics", Assert.Single(Recorder.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Releases_lock_and_journal_with_the_run()
    {
        MetricSender sender = Start(Spooled);
        await sender.BufferAvailable;
        Assert.True(sender.TryAdd(Series(1)[0]));
        string journal = Assert.Single(Files("*.journal"));
        Assert.True(SpoolLock.IsTaken(Folder().LockFile));
        Assert.True(SpoolFolder.IsInUse(journal, Now));
        sender.Dispose();
        Assert.False(SpoolLock.IsTaken(Folder().LockFile));
        Assert.False(SpoolFolder.IsInUse(journal, Now));
        Assert.Equal(1, Replayed(await RunAsync(Spooled)));
    }

    private static int Replayed(DeliveryRecorder recorder) => recorder.Outcomes.Where(outcome => outcome.Result.IsReplay && outcome.Result.Status == AomSendStatus.Accepted).Sum(outcome => outcome.Result.MetricCount);

    private static int Replayable(DeliveryRecorder recorder) => recorder.Outcomes.Where(outcome => outcome.Result.IsReplay && outcome.Result.Status == AomSendStatus.Spooled).Sum(outcome => outcome.Result.MetricCount);

    private static int Live(DeliveryRecorder recorder) => recorder.Outcomes.Where(outcome => !outcome.Result.IsReplay && outcome.Result.Status == AomSendStatus.Accepted).Sum(outcome => outcome.Result.MetricCount);

    // Adds them and waits for each group, as the age of metrics would make it.
    private static async Task FillAsync(MetricSender sender, AomMetric[] metrics)
    {
        await sender.BufferAvailable;
        foreach (AomMetric metric in metrics)
        {
            await AddAsync(sender, [metric]);
            await sender.BufferAvailable;
        }
    }

    private SpoolFolder Folder() => new(Spool, Emulator.Address, Emulator.Options.ProjectId, 1_000_000, () => Now);

    private FileStream OtherSender() => new(Folder().LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    // A run that is not delivered, and leaves a batch.
    private async Task<DeliveryRecorder> LeaveAsync(AomMetric[] metrics)
    {
        using FileStream? other = Files("*.json").Length > 0 ? OtherSender() : null;
        if (other is not null)
        {
            DeliveryRecorder behind = await RunAsync(Spooled with { BodyBytes = 2000 }, metrics);
            return behind;
        }

        Emulator.Faults.Add(s_away);
        return await RunAsync(Spooled with { BodyBytes = 2000 }, metrics);
    }

    // A journal whose sender died before its window was sent.
    private async Task AbandonAsync(AomMetric[] metrics)
    {
        using MetricSender sender = Start(Spooled with { ThrottleLimit = 10 });
        await sender.BufferAvailable;
        foreach (AomMetric metric in metrics)
        {
            Assert.True(sender.TryAdd(metric));
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
