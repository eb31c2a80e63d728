using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Commands.Sending;
using AomTools.Compat;
using AomTools.Delivery;
using AomTools.Emulator.Faults;
using AomTools.Http;
using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>The times of retries and of the circuit breaker in a run.</summary>
public sealed class SendTimingTests : MetricSenderTestBase
{
    [Theory]
    [InlineData("7", 7)]
    [InlineData("date", 30)]
    public async Task Waits_as_long_as_the_server_asks(string asked, double seconds)
    {
        string header = asked == "date" ? Clock.GetUtcNow().AddSeconds(30).ToString("R", System.Globalization.CultureInfo.InvariantCulture) : asked;
        Emulator.Faults.Add(new Fault { Status = 429, RetryAfter = header });
        // Without an interval, nothing random is added.
        await DeliveryHarness.SendAsync(Connect(Recording()), new DeliveryOptions { RetryInterval = TimeSpan.Zero }, Recorder, [Fresh("a", 0)]);
        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.Single(Clock.Timers).DueTime);
        Assert.Equal(1, Recorder.Sum(AomSendStatus.Accepted));
    }

    [Fact]
    public async Task Starts_no_retry_after_the_budget()
    {
        Emulator.Faults.Add(new Fault { Status = 503, RetryAfter = "100", Count = 10 });
        await DeliveryHarness.SendAsync(Connect(Recording()), new DeliveryOptions { MaximumRetryCount = 100 }, Recorder, [Fresh("a", 0)]);
        Assert.Single(Clock.Timers);
        Assert.Equal(2, Assert.Single(Recorder.Settlements).Outcome.Attempts);
        Assert.Equal(1, Recorder.Sum(AomSendStatus.Undelivered));
    }

    [Fact]
    public async Task Tries_a_dead_service_now_and_then_only()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Count = 7 });
        using MetricSender sender = MetricSenderFactory.Create(Connect(Recording()), new DeliveryOptions { ThrottleLimit = 1, BodyBytes = 800, MaximumRetryCount = 4 }, Recorder, CancellationToken.None);
        await sender.BufferAvailable;
        await FillAsync(sender, 0, 12);
        Assert.Equal(5, Emulator.Requests.Total);
        Clock.Advance(TimeSpan.FromSeconds(31));
        await FillAsync(sender, 12, 24);
        Assert.Equal(6, Emulator.Requests.Total);
        Clock.Advance(TimeSpan.FromSeconds(31));
        await FillAsync(sender, 24, 36);
        Assert.Equal(7, Emulator.Requests.Total);
        Clock.Advance(TimeSpan.FromSeconds(31));
        await FillAsync(sender, 36, 48);
        await sender.CompleteAsync();
        Assert.Equal(48, Recorder.Sum(AomSendStatus.Accepted) + Recorder.Sum(AomSendStatus.Undelivered));
        Assert.True(Recorder.Sum(AomSendStatus.Accepted) > 0);
    }

    [Fact]
    public async Task Bounds_the_search_for_invalid_metrics()
    {
        Emulator.Faults.Add(new Fault { Status = 400, Count = 10_000 });
        await DeliveryHarness.SendAsync(Connect(), new DeliveryOptions(), Recorder, Enumerable.Range(0, 300).Select(i => Fresh("m" + i, 0)));
        Assert.Equal(300, Recorder.Sum(AomSendStatus.Rejected));
        Assert.InRange(Emulator.Requests.Total, 2, 1 + PartOrder.MaxExtraRequests);
    }

    [Fact]
    public async Task Rejects_no_metrics_while_no_credential_can_be_had()
    {
        RefreshingCredentialProvider provider = new(AomAuthenticationType.EcsAgency, _ => Task.FromResult(CredentialFetchResult.Unavailable(new ApiResponse { StatusCode = 404, ErrorMessage = "away" })), TimeSpan.Zero, Clock.GetUtcNow, NullDisposable.ToDispose);
        AomConnection connection = new("test", null, Emulator.Address, Emulator.Options.ProjectId, provider, HttpHandlers.Create(null, useProxy: false)) { TimeProvider = DeliveryHarness.Impatient() };
        await DeliveryHarness.SendAsync(connection, new DeliveryOptions(), Recorder, [Fresh("a", 0)]);
        Settlement settlement = Assert.Single(Recorder.Settlements);
        Assert.Equal((AomSendStatus.Undelivered, 5), (settlement.Status, settlement.Outcome.Attempts));
        Assert.Contains("Could not get a credential: HTTP 404: away", settlement.Outcome.Response.ErrorMessage);
        Assert.Equal(0, Emulator.Requests.Total);
    }

    // Flushes the buffer, as the flush timer does.
    private static async Task FillAsync(MetricSender sender, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            while (!sender.TryAdd(Fresh("m", i, "h" + i)))
            {
                await sender.BufferAvailable;
            }
        }

        await sender.WaitForInFlightAsync();
    }

    // The clock advances as soon as somebody waits for it.
    private FakeClock Recording()
    {
        Clock.TimerCreated = timer => Clock.Advance(timer.DueTime);
        return Clock;
    }
}
