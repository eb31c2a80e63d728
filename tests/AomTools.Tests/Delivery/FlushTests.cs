using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Delivery;
using AomTools.Emulator.Faults;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>With endless input a metric is sent at the latest after the flush interval.</summary>
public sealed class FlushTests : DeliveryTestBase
{
    private readonly CancellationTokenSource _ended = new();
    private readonly SemaphoreSlim _asked = new(0);

    [Fact]
    public async Task Looks_twice_in_an_interval()
    {
        using MetricSender sender = await StartAsync(Small with { FlushInterval = TimeSpan.FromSeconds(8) });
        Assert.Equal(TimeSpan.FromSeconds(4), Assert.Single(Clock.Timers).DueTime);
    }

    // Each metric arrives before the previous one is old enough: the age of the oldest counts.
    [Fact]
    public async Task Sends_an_endless_slow_stream()
    {
        using MetricSender sender = await StartAsync(new DeliveryOptions());
        for (int i = 0; i < 3; i++)
        {
            Assert.True(sender.TryAdd(Series(1, i)[0]));
            await PassAsync(sender, seconds: 3);
        }

        Assert.Equal(2, Emulator.Points.Count);
    }

    [Fact]
    public async Task Sends_a_metric_before_the_interval_is_over()
    {
        using MetricSender sender = await StartAsync(new DeliveryOptions());
        await PassAsync(sender, seconds: 5);
        Assert.True(sender.TryAdd(Series(1)[0]));
        await PassAsync(sender, seconds: 4.9);
        Assert.Equal(0, Emulator.Points.Count);
        await PassAsync(sender, seconds: 5);
        Assert.Equal(1, Emulator.Points.Count);
    }

    // Somebody sets the wall clock: no metric gets older or younger by that.
    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task Counts_the_age_by_the_time_that_passes(int hours)
    {
        using MetricSender sender = await StartAsync(new DeliveryOptions());
        Assert.True(sender.TryAdd(Series(1)[0]));
        Clock.Skew = TimeSpan.FromHours(hours);
        await PassAsync(sender, seconds: 4.9);
        Assert.Equal(0, Emulator.Requests.Total);
        Clock.Skew = TimeSpan.Zero;
        await PassAsync(sender, seconds: 0.1);
        Assert.Equal(1, Emulator.Points.Count);
    }

    [Fact]
    public async Task Sends_in_time_while_the_wall_clock_goes_back()
    {
        using MetricSender sender = await StartAsync(new DeliveryOptions());
        Assert.True(sender.TryAdd(Series(1)[0]));
        Clock.Skew = -TimeSpan.FromMinutes(10);
        await PassAsync(sender, seconds: 5);
        Assert.Equal(1, Emulator.Points.Count);
    }

    // Fewer requests: metrics after a flush wait as long as the first ones.
    [Fact]
    public async Task Counts_the_age_anew_after_a_flush()
    {
        using MetricSender sender = await StartAsync(new DeliveryOptions());
        Assert.True(sender.TryAdd(Series(1)[0]));
        await PassAsync(sender, seconds: 5);
        Assert.Equal(1, Emulator.Requests.Total);
        await PassAsync(sender, seconds: 20);
        Assert.True(sender.TryAdd(Series(1, from: 1)[0]));
        await PassAsync(sender, seconds: 4);
        Assert.Equal(1, Emulator.Requests.Total);
    }

    // Of a full buffer, what does not fill a body stays for the next; it does not get younger by that.
    [Fact]
    public async Task Sends_in_time_what_a_full_buffer_left_behind()
    {
        using MetricSender sender = await StartAsync(Small);
        AomMetric[] metrics = Series(100, hosts: true);
        int taken = 0;
        Task room = sender.BufferAvailable;
        while (sender.BufferAvailable == room)
        {
            Assert.True(sender.TryAdd(metrics[taken++]));
            Clock.Advance(TimeSpan.FromSeconds(taken == 1 ? 4.5 : 0));
        }

        await sender.BufferAvailable;
        Assert.True(Emulator.Points.Count < taken);
        await PassAsync(sender, seconds: 1);
        Assert.Equal(taken, Emulator.Points.Count);
    }

    [Fact]
    public async Task Starts_no_second_group_while_one_is_in_flight()
    {
        using MetricSender sender = await StartAsync(new DeliveryOptions());
        Emulator.Faults.Add(new Fault { Hold = true });
        Task held = Emulator.Faults.Held;
        Assert.True(sender.TryAdd(Series(1)[0]));
        await PassAsync(sender, seconds: 6, wait: false);
        await held;
        Task inFlight = sender.BufferAvailable;
        Assert.True(sender.TryAdd(Series(1, from: 1)[0]));
        await PassAsync(sender, seconds: 6, wait: false);
        Assert.Same(inFlight, sender.BufferAvailable);
        Emulator.Faults.ReleaseAll();
        await inFlight;
        await PassAsync(sender, seconds: 6);
        Assert.Equal((2, 0), (Emulator.Points.Count, Emulator.Points.OutOfOrder));
    }

    private async Task<MetricSender> StartAsync(DeliveryOptions options)
    {
        MetricSender sender = Start(options);
        await sender.BufferAvailable;
        Clock.TimerCreated = _ => _asked.Release();
        _ = sender.RunFlushTimerAsync(_ended.Token);
        await _asked.WaitAsync(TestContext.Current.CancellationToken);
        return sender;
    }

    // Advances the clock; returns when the sender has noticed and settled what it sent.
    private async Task PassAsync(MetricSender sender, double seconds, bool wait = true)
    {
        FakeTimer timer = Clock.Timers.Last();
        Clock.Advance(TimeSpan.FromSeconds(seconds));
        timer.Fire();
        await _asked.WaitAsync(TestContext.Current.CancellationToken);
        if (wait)
        {
            await sender.BufferAvailable;
        }
    }
}
