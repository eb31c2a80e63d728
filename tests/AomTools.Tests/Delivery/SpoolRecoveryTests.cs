using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Batching;
using AomTools.Delivery;
using AomTools.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>Journals: what a run, or a process that died, leaves of its buffer, and how the next run takes it over.</summary>
public sealed class SpoolRecoveryTests : SpooledRunScene
{
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
        List<string[]> moments = Watch();
        await DeliveryHarness.SendAsync(Connect(), Spooled, Recorder, Series(12));
        string[][] writes = [.. moments.Where(files => files.Any(file => file.EndsWith(".tmp", StringComparison.Ordinal)))];
        Assert.NotEmpty(writes);
        Assert.All(writes, files => Assert.Contains(files, file => file.EndsWith(".journal", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Removes_an_abandoned_journal_after_its_batches_were_written()
    {
        await AbandonAsync(Series(12));
        List<string[]> moments = Watch();
        await DeliveryHarness.SendAsync(Connect(), Spooled, Recorder, []);
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
        long stamp = SpoolFileName.SequenceOf(Assert.Single(Files("*.journal")));
        folder.Write(stamp, 0, MetricBatch.FromMetrics(metrics.Take(1)));
        folder.Write(stamp, 1, MetricBatch.FromMetrics(metrics.Skip(1).Take(1)));
        folder.Write(stamp, 7, MetricBatch.FromMetrics(metrics.Skip(2).Take(1)));
        folder.Write(stamp - 1, 0, MetricBatch.FromMetrics(Series(1)));
        DeliveryRecorder recorder = await RunAsync(Spooled);
        Assert.Equal((7, 7, 0, 0), (recorder.Sum(AomSendStatus.Accepted), Emulator.Points.Count, Emulator.Points.Duplicates, Emulator.Points.OutOfOrder));
        Assert.Empty(Files());
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
}
