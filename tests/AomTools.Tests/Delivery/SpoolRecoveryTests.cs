using System.IO;
using System.Threading.Tasks;
using AomTools.Delivery;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>Journals: what a run, or a process that died, leaves of its buffer, and how the next run takes it over.</summary>
public sealed class SpoolRecoveryTests : SpooledRunTestBase
{
    [Fact]
    public async Task Has_each_metric_of_a_buffer_in_a_file_or_accepted()
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

    [Fact]
    public async Task Sends_what_a_dead_process_left_in_its_buffer()
    {
        await AbandonAsync(Series(12));
        DeliveryRecorder recorder = await RunAsync(Spooled);
        Assert.Equal((12, 0), (Replayed(recorder), Emulator.Points.OutOfOrder));
        Assert.Empty(Files());
    }

    // The process died between creating the file and locking it.
    [Fact]
    public async Task Deletes_an_empty_entry_that_nobody_uses()
    {
        File.WriteAllText(Leave(Series(1)), string.Empty);
        Assert.Empty((await RunAsync(Spooled)).Warnings);
        Assert.Empty(Files());
    }

    // The power was cut: the last line is not whole.
    [Theory]
    [InlineData("\0\0\0\0")]
    [InlineData(" {\"collect_time\":17")]
    public async Task Sends_the_complete_lines_of_a_damaged_entry(string tail)
    {
        File.AppendAllText(Leave(Series(5)), tail);
        DeliveryRecorder recorder = await RunAsync(Spooled);
        Assert.Equal((5, 5), (Replayed(recorder), Emulator.Points.Count));
    }

    [Fact]
    public async Task Releases_lock_and_journal_with_the_run()
    {
        MetricSender sender = Start(Spooled);
        await sender.BufferAvailable;
        Assert.True(sender.TryAdd(Series(1)[0]));
        string journal = Assert.Single(Files("*.journal"));
        Assert.True(IsLocked(LockFile));
        Assert.True(IsLocked(journal));
        sender.Dispose();
        Assert.False(IsLocked(LockFile));
        Assert.False(IsLocked(journal));
        Assert.Equal(1, Replayed(await RunAsync(Spooled)));
    }
}
