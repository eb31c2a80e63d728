using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Delivery;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>The end of a run while the flush timer sends.</summary>
public sealed class RunEndRaceTests
{
    private readonly DeliveryRecorder _recorder = new();

    // The timer wakes up after the last buffer was sent, and before the end of the run knows.
    [Fact]
    public async Task Waits_for_a_send_that_the_timer_has_just_started()
    {
        SettlementCounter counter = new(_recorder);
        HeldRoute route = new(counter);
        using MetricSender sender = new(route, counter, new DeliveryOptions(), new FakeClock(), CancellationToken.None);
        await sender.BufferAvailable;
        AomMetric[] metrics = [.. Enumerable.Range(0, 6).Select(i => TestMetrics.Metric("m", i, at: i))];
        Add(sender, metrics, 0);
        sender.Flush(TimeSpan.Zero);
        Task? ofTimer = null;
        Task first = sender.BufferAvailable;

        // Continuations run in the order in which they were added, on the thread that completes the send.
        Task timer = Then(first, () =>
        {
            Add(sender, metrics, 2);
            sender.Flush(TimeSpan.Zero);
            ofTimer = sender.BufferAvailable;
            Add(sender, metrics, 4);
        });
        Task completed = sender.CompleteAsync();
        Task? afterwards = null;
        Task end = Then(first, () => afterwards = sender.BufferAvailable);
        route.Release();
        await timer;
        await end;
        Assert.NotSame(first, ofTimer);
        Assert.Same(ofTimer, afterwards);
        route.Release();
        route.Release();
        await completed;
        Assert.False(route.HasOverlap);
        Assert.Equal([metrics[..2], metrics[2..4], metrics[4..]], route.Sent);
        Assert.Equal((6, 6), (counter.SettledCount, _recorder.Sum(AomSendStatus.Accepted)));
    }

    private static void Add(MetricSender sender, AomMetric[] metrics, int start) =>
        Assert.Equal(2, sender.TryAdd(new ArraySegment<AomMetric>(metrics, start, 2)));

    private static Task Then(Task task, Action act) =>
        task.ContinueWith(_ => act(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
