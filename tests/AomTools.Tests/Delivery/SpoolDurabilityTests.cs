using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Commands.Sending;
using AomTools.Delivery;
using AomTools.Delivery.Spool;
using AomTools.Emulator.Faults;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>What a power cut may take: at most the metrics of the flush interval, and nothing that a run left.</summary>
public sealed class SpoolDurabilityTests : SpooledRunTestBase
{
    private readonly RecordingDisk _disk = new();

    [Fact]
    public async Task The_last_buffer_is_made_durable_while_it_is_sent()
    {
        Emulator.Faults.Add(new Fault { Hold = true });
        using MetricSender sender = StartOnDisk();
        await AddAsync(sender, Series(2));
        Task completed = sender.CompleteAsync();
        await _disk.Flushed.WaitAsync(TestContext.Current.CancellationToken);
        await Emulator.Faults.Held;
        Assert.Equal(Files().Select(Path.GetFileName), _disk.Names);
        Emulator.Faults.ReleaseAll();
        await completed;
        Assert.Equal(2, Recorder.Sum(AomSendStatus.Accepted));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task The_timer_makes_the_buffer_in_flight_durable()
    {
        using CancellationTokenSource ended = new();
        Emulator.Faults.Add(new Fault { Hold = true });
        using MetricSender sender = StartOnDisk();
        await sender.BufferAvailable;
        Task timer = sender.RunFlushTimerAsync(ended.Token);
        FillUntilSent(sender);
        await Emulator.Faults.Held;
        Assert.Empty(_disk.Names);
        Clock.Timers.Last().Fire();
        await _disk.Flushed.WaitAsync(TestContext.Current.CancellationToken);
        await _disk.Flushed.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, _disk.Names.Count);
        Assert.Equal(Files().Select(Path.GetFileName), _disk.Names.Order(StringComparer.Ordinal));
        Emulator.Faults.ReleaseAll();
        await sender.CompleteAsync();
        await ended.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => timer);
    }

    [Fact]
    public async Task What_stays_pending_is_durable_once_it_is_settled()
    {
        Emulator.Faults.Add(Unavailable with { Count = 100 });
        using MetricSender sender = StartOnDisk();
        await sender.BufferAvailable;
        FillUntilSent(sender);
        await sender.BufferAvailable;
        Assert.Equal(Path.GetFileName(Files()[0]), Assert.Single(_disk.Names));
    }

    [Fact]
    public async Task What_a_stop_leaves_is_durable()
    {
        using (MetricSender sender = StartOnDisk())
        {
            await sender.BufferAvailable;
            Assert.True(sender.TryAdd(Series(1)[0]));
        }

        Assert.Equal(Path.GetFileName(Assert.Single(Files())), Assert.Single(_disk.Names));
    }

    private MetricSender StartOnDisk() => MetricSenderFactory.Create(Connect(), Spooled, Recorder, CancellationToken.None, _disk);

    // A full buffer, and the first metric of the next.
    private void FillUntilSent(MetricSender sender)
    {
        Task opened = sender.BufferAvailable;
        for (int i = 0; sender.BufferAvailable == opened; i++)
        {
            Assert.True(sender.TryAdd(Series(1, from: i)[0]));
        }
    }

    private sealed class RecordingDisk : SpoolDisk
    {
        public ConcurrentQueue<string> Names { get; } = new();

        /// <summary>Released by each flush.</summary>
        public SemaphoreSlim Flushed { get; } = new(0);

        public override void Flush(FileStream file)
        {
            base.Flush(file);
            Names.Enqueue(Path.GetFileName(file.Name));
            Flushed.Release();
        }
    }
}
