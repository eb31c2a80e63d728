using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Delivery;
using AomTools.Emulator.Faults;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>Scheduled runs during an outage: a run that follows a failed one sends a probe instead of retrying.</summary>
public sealed class OutageTests : SpooledRunTestBase
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private int _collected;

    public OutageTests() => Clock.TimerCreated = timer => Clock.Advance(timer.DueTime);

    private DeliveryOptions Options => Spooled with { MaximumRetryCount = 4, BodyBytes = 2000 };

    [Fact]
    public async Task Run_after_a_failed_one_sends_one_request_and_the_rest_stays_in_order()
    {
        Emulator.Faults.Add(new Fault { DropBefore = true, Count = 1000 });
        Assert.Equal(new long[] { 5, 1, 1, 1 }, await RunEachMinuteAsync(4));
        Assert.Equal(16, Target().CountPending());
        Emulator.Faults.Clear();
        Assert.Equal(20, (await RunAsync(Options, Next())).Sum(AomSendStatus.Accepted));
        Assert.Equal((20, 0L), (Emulator.Points.Count, Target().CountPending()));
    }

    // Data that AOM fails on must not block the spool, even if it entered during an outage.
    [Fact]
    public async Task Probes_are_followed_by_trials_more_and_more_rarely()
    {
        Emulator.Faults.Add(Unavailable with { Count = 1000 });
        long[] requests = await RunEachMinuteAsync(34);
        int[] trials = [.. Enumerable.Range(1, 33).Where(i => requests[i] == 3)];
        Assert.Equal([1, 2, 4, 8, 16, 32], trials);
        Assert.Equal(5, requests[0]);
        Assert.All(Enumerable.Range(1, 33).Except(trials), i => Assert.Equal(1, requests[i]));
    }

    // A response to the probe ends the outage: the next failure is retried.
    [Fact]
    public async Task Requests_after_a_successful_probe_are_retried()
    {
        Emulator.Faults.Add(Unavailable with { Count = 5 });
        await RunEachMinuteAsync(1);
        Clock.Advance(s_minute);
        await RunAsync(Options, Next());
        Emulator.Faults.Add(Unavailable with { Count = 4 });
        Assert.Equal(new long[] { 5 }, await RunEachMinuteAsync(1));
        Assert.Equal(0, Target().CountPending());
    }

    // A 429 shows that AOM is available. After an outage, all hosts of a fleet send at once.
    [Fact]
    public async Task A_throttled_probe_is_retried()
    {
        Emulator.Faults.Add(Unavailable with { Count = 5 });
        await RunEachMinuteAsync(1);
        Emulator.Faults.Add(new Fault { Status = 429, RetryAfter = "1", Count = 2 });
        Assert.Equal(new long[] { 4 }, await RunEachMinuteAsync(1));
        Assert.Equal((8, 0L), (Emulator.Points.Count, Target().CountPending()));
    }

    [Fact]
    public async Task Runs_after_a_probe_respect_its_retry_after()
    {
        Emulator.Faults.Add(Unavailable with { Count = 5 });
        await RunEachMinuteAsync(1);
        Emulator.Faults.Add(Unavailable with { RetryAfter = "120" });
        Assert.Equal(new long[] { 1, 0 }, await RunEachMinuteAsync(2));
        Clock.Advance(s_minute);
        Assert.Equal(16, (await RunAsync(Options, Next())).Sum(AomSendStatus.Accepted));
    }

    // Few runs cause few requests, and each of them must use its chance.
    [Fact]
    public async Task Runs_that_are_far_apart_retry()
    {
        Emulator.Faults.Add(new Fault { DropBefore = true, Count = 1000 });
        await RunEachMinuteAsync(1);
        Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(new long[] { 5 }, await RunEachMinuteAsync(1));
    }

    // The credential or a proxy may be repaired a second after the failure.
    [Fact]
    public async Task Run_does_not_wait_for_the_time_between_two_probes()
    {
        Emulator.Faults.Add(Unavailable with { Count = 5 });
        await RunEachMinuteAsync(1);
        Assert.Equal(4, Replayed(await RunAsync(Options)));
    }

    [Fact]
    public async Task Record_of_an_outage_disappears_with_it()
    {
        Emulator.Faults.Add(Unavailable with { Count = 5 });
        await RunEachMinuteAsync(1);
        Assert.Single(Files("outage"));
        await RunAsync(Options);
        Assert.Empty(Files());
    }

    // In another folder, or without a spool, nothing is known of the outage.
    [Fact]
    public async Task Other_spools_retry()
    {
        Emulator.Faults.Add(Unavailable with { Count = 1000 });
        await RunEachMinuteAsync(1);
        long before = Emulator.Requests.Total;
        await RunAsync(Options with { SpoolPath = Path.Combine(Spool, "other") }, Next());
        Assert.Equal(5, Emulator.Requests.Total - before);
    }

    private AomMetric[] Next() => Series(4, from: 4 * _collected++, hosts: true);

    private async Task<long[]> RunEachMinuteAsync(int count)
    {
        List<long> requests = [];
        for (int i = 0; i < count; i++)
        {
            Clock.Advance(s_minute);
            long before = Emulator.Requests.Total;
            await RunAsync(Options, Next());
            requests.Add(Emulator.Requests.Total - before);
        }

        return [.. requests];
    }
}
