using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Commands.Sending;
using AomTools.Delivery;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using Xunit;

namespace AomTools.Tests.Delivery;

public sealed class MetricSenderTests : MetricSenderTestBase
{
    [Fact]
    public async Task Sends_a_metric_that_has_waited_though_nothing_else_comes()
    {
        using CancellationTokenSource ended = new();
        using MetricSender sender = MetricSenderFactory.Create(Connect(Clock), new DeliveryOptions(), Recorder, CancellationToken.None);
        await sender.BufferAvailable;
        Task watch = sender.RunFlushTimerAsync(ended.Token);
        Assert.True(sender.TryAdd(Fresh("a", 0)));
        Assert.Single(Clock.Timers).Fire();
        await UntilAsync(() => Clock.Timers.Count == 2);
        Assert.Equal(0, Emulator.Requests.Total);
        Clock.Advance(TimeSpan.FromSeconds(6));
        await UntilAsync(() => Recorder.Sum(AomSendStatus.Accepted) == 1);
        await ended.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);
        Assert.Equal(1, Emulator.Points.Count);
    }

    // An unavailable service proves nothing about the key: the next request must still be the only one, since several failures lock it.
    [Fact]
    public async Task Verifies_no_key_while_the_service_is_unavailable()
    {
        Emulator.Faults.Add(new Fault { Status = 503 });
        AomConnection connection = DeliveryHarness.Connect(Emulator.Address, Emulator.Options.ProjectId, Emulator.Options.AccessKey, "a-wrong-secret-key");
        DeliveryOptions options = new() { MaximumRetryCount = 0, BodyBytes = 800 };
        await DeliveryHarness.SendAsync(connection, options, Recorder, [Fresh("m", 0)]);
        Assert.Equal(1, await RequestsOfAsync(() => TrySendAsync(connection, options)));
    }

    // All signatures may be wrong from the moment on that somebody set the clock.
    [Fact]
    public async Task Sends_one_request_first_after_the_clock_was_set()
    {
        FakeClock clock = DeliveryHarness.Impatient();
        AomConnection connection = Connect(clock);
        DeliveryOptions options = new() { BodyBytes = 800 };
        await DeliveryHarness.SendAsync(connection, options, Recorder, [Fresh("m", 0)]);
        clock.Skew = TimeSpan.FromHours(1);
        Assert.Equal(1, await RequestsOfAsync(() => TrySendAsync(connection, options)));
    }

    [Fact]
    public async Task Sends_nothing_more_after_the_credential_was_rejected()
    {
        AomConnection connection = Connect();
        DeliveryOptions options = new() { BodyBytes = 800, ThrottleLimit = 3 };
        await DeliveryHarness.SendAsync(connection, options, Recorder, [Fresh("m", 0)]);
        Emulator.Clock.Skew = TimeSpan.FromHours(1);

        // Those that were on their way already; how many depends on how soon the first response comes.
        Assert.InRange(await RequestsOfAsync(() => TrySendAsync(connection, options)), 1, 3);
        Assert.Equal(0, await RequestsOfAsync(() => TrySendAsync(connection, options)));
    }

    [Fact]
    public async Task Has_several_requests_in_flight_but_never_two_with_one_series()
    {
        Emulator.Faults.Add(new Fault());
        Emulator.Faults.Add(new Fault { Hold = true, Count = 3 });
        Task<MetricSender> run = DeliveryHarness.SendAsync(Connect(), new DeliveryOptions { ThrottleLimit = 3, BodyBytes = 800 }, Recorder, Enumerable.Range(0, 60).Select(i => Fresh("m", i, "h" + (i % 12))));

        // The first is the only one, since the key is not proven; then three are held at the same time.
        await UntilAsync(() => Emulator.Requests.Reports.Count(request => request.RespondedTicks is null) >= 2);
        Emulator.Faults.ReleaseAll();
        await UntilAsync(() =>
        {
            Emulator.Faults.ReleaseAll();
            return run.IsCompleted;
        });
        await run;
        ReceivedRequest[] requests = [.. Emulator.Requests.Reports];
        Assert.Contains(requests, a => requests.Any(b => b != a && Overlap(a, b)));
        Assert.DoesNotContain(requests, a => requests.Any(b => b != a && Overlap(a, b) && SentHosts.Read(a).Intersect(SentHosts.Read(b)).Any()));
        Assert.Equal((60, 0), (Emulator.Points.Count, Emulator.Points.OutOfOrder));
    }

    [Fact]
    public async Task Waits_when_two_buffers_are_full()
    {
        Emulator.Faults.Add(new Fault { Hold = true, Count = 100 });
        using MetricSender sender = MetricSenderFactory.Create(Connect(), new DeliveryOptions { ThrottleLimit = 2, BodyBytes = 800 }, Recorder, CancellationToken.None);
        await sender.BufferAvailable;
        int taken = 0;
        while (taken < 10_000 && sender.TryAdd(Fresh("m", taken, "h" + (taken % 50))))
        {
            // A window that holds less than a body's worth when it is packed exactly is kept for the next, which may take any time.
            taken++;
            if (Emulator.Requests.Total == 0)
            {
                await sender.BufferAvailable.WaitAsync(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken).ContinueWith(_ => { }, TestContext.Current.CancellationToken, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }

        // A window is in flight, held by the service, and another is full.
        Assert.InRange(taken, 10, 100);
        Assert.False(sender.BufferAvailable.IsCompleted);
    }

    private static bool Overlap(ReceivedRequest a, ReceivedRequest b) => a.ArrivedTicks < b.RespondedTicks && b.ArrivedTicks < a.RespondedTicks;

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private async Task<long> RequestsOfAsync(Func<Task> run)
    {
        long before = Emulator.Requests.Total;
        await run();
        return Emulator.Requests.Total - before;
    }

    // Many requests' worth, of many series; a run that is barred ends early.
    private async Task TrySendAsync(AomConnection connection, DeliveryOptions options)
    {
        using MetricSender sender = MetricSenderFactory.Create(connection, options, Recorder, CancellationToken.None);
        for (int i = 0; i < 100 && !sender.IsCredentialRejected; i++)
        {
            AomMetric metric = Fresh("n", i, "h" + (i % 50));
            while (!sender.IsCredentialRejected && !sender.TryAdd(metric))
            {
                await sender.BufferAvailable;
            }
        }

        await sender.CompleteAsync();
        Assert.True(sender.IsCredentialRejected);
    }
}
