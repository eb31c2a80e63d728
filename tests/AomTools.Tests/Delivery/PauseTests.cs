using System;
using System.Threading.Tasks;
using AomTools.Delivery;
using AomTools.Emulator.Faults;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>The server asks for a pause that is longer than a run may wait: it holds for every run that shares the spool.</summary>
public sealed class PauseTests : SpooledRunTestBase
{
    private static readonly Fault s_pause = new() { Status = 429, RetryAfter = "600" };

    [Theory]
    [InlineData(0, 0)]
    [InlineData(599, 0)]
    [InlineData(601, 2)]
    public async Task Holds_for_later_runs(int seconds, int sent)
    {
        Emulator.Faults.Add(s_pause);
        Assert.Equal(1, (await RunAsync(Spooled with { MaximumRetryCount = 4 }, Series(1))).Sum(AomSendStatus.Spooled));
        long before = Emulator.Requests.Total;
        Clock.Advance(TimeSpan.FromSeconds(seconds));
        DeliveryRecorder recorder = await RunAsync(Spooled, Series(1, from: 1));
        Assert.Equal((sent, sent > 0), (recorder.Sum(AomSendStatus.Accepted), Emulator.Requests.Total > before));
        Assert.Equal(sent > 0 ? 0 : 2, Target().CountPending());
    }

    [Fact]
    public async Task Holds_for_the_rest_of_the_run()
    {
        Emulator.Faults.Add(s_pause);
        using MetricSender sender = Start(Small with { MaximumRetryCount = 4 });
        await FillAsync(sender, Series(12));
        Clock.Advance(CircuitBreaker.BreakDuration);
        await FillAsync(sender, Series(12, from: 12));
        Assert.Equal(1, Emulator.Requests.Total);
    }

    // Somebody set the clock: the pause ends early rather than never.
    [Fact]
    public async Task Ends_when_the_clock_was_set_back()
    {
        Emulator.Faults.Add(s_pause);
        await RunAsync(Spooled with { MaximumRetryCount = 4 }, Series(1));
        Clock.Skew = TimeSpan.FromSeconds(-100);
        Assert.Equal(1, Replayed(await RunAsync(Spooled)));
    }
}
