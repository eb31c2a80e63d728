using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Commands.Sending;
using AomTools.Compat;
using AomTools.Delivery;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Http;
using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Delivery;

public sealed class MetricSenderTests : IAsyncLifetime
{
    private readonly DeliveryRecorder _recorder = new();
    private EmulatorHost _emulator = null!;
    private readonly FakeClock _clock = new(DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()));

    public async ValueTask InitializeAsync() => _emulator = await EmulatorHost.StartAsync();

    public async ValueTask DisposeAsync() => await _emulator.DisposeAsync();

    [Fact]
    public async Task Sends_a_point_that_has_waited_though_nothing_else_comes()
    {
        using CancellationTokenSource ended = new();
        using MetricSender sender = MetricSenderFactory.Create(Connect(_clock), new DeliveryOptions(), _recorder, CancellationToken.None);
        await sender.BufferAvailable;
        Task watch = sender.RunFlushTimerAsync(ended.Token);
        Assert.True(sender.TryAdd(Fresh("a", 0)));
        Assert.Single(_clock.Timers).Fire();
        await UntilAsync(() => _clock.Timers.Count == 2);
        Assert.Equal(0, _emulator.Requests.Total);
        _clock.Advance(TimeSpan.FromSeconds(6));
        await UntilAsync(() => _recorder.Sum(AomSendStatus.Accepted) == 1);
        await ended.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch);
        Assert.Equal(1, _emulator.Points.Count);
    }

    // An unavailable service proves nothing about the key: the next request must still be sent alone, since several failures lock it.
    [Fact]
    public async Task Takes_no_key_for_proven_while_the_service_is_away()
    {
        _emulator.Faults.Add(new Fault { Status = 503 });
        AomConnection connection = DeliveryHarness.Connect(_emulator.Address, _emulator.Options.ProjectId, _emulator.Options.AccessKey, "a-wrong-secret-key");
        DeliveryOptions options = new() { MaximumRetryCount = 0, BodyBytes = 800 };
        await DeliveryHarness.SendAsync(connection, options, _recorder, [Fresh("m", 0)]);
        Assert.Equal(1, await RequestsOfAsync(() => TrySendAsync(connection, options)));
    }

    // All signatures may be wrong from the moment on that somebody set the clock.
    [Fact]
    public async Task Sends_one_request_alone_after_the_clock_was_set()
    {
        FakeClock clock = DeliveryHarness.Impatient();
        AomConnection connection = Connect(clock);
        DeliveryOptions options = new() { BodyBytes = 800 };
        await DeliveryHarness.SendAsync(connection, options, _recorder, [Fresh("m", 0)]);
        clock.Skew = TimeSpan.FromHours(1);
        Assert.Equal(1, await RequestsOfAsync(() => TrySendAsync(connection, options)));
    }

    [Fact]
    public async Task Sends_nothing_more_after_the_credential_was_rejected()
    {
        AomConnection connection = Connect();
        DeliveryOptions options = new() { BodyBytes = 800, ThrottleLimit = 3 };
        await DeliveryHarness.SendAsync(connection, options, _recorder, [Fresh("m", 0)]);
        _emulator.Clock.Skew = TimeSpan.FromHours(1);

        // Those that were on their way already; how many depends on how soon the first response comes.
        Assert.InRange(await RequestsOfAsync(() => TrySendAsync(connection, options)), 1, 3);
        Assert.Equal(0, await RequestsOfAsync(() => TrySendAsync(connection, options)));
    }

    [Fact]
    public async Task Has_several_requests_in_flight_but_never_two_with_one_series()
    {
        _emulator.Faults.Add(new Fault());
        _emulator.Faults.Add(new Fault { Hold = true, Count = 3 });
        Task<MetricSender> run = DeliveryHarness.SendAsync(Connect(), new DeliveryOptions { ThrottleLimit = 3, BodyBytes = 800 }, _recorder, Enumerable.Range(0, 60).Select(i => Fresh("m", i, "h" + (i % 12))));

        // The first goes alone, since the key is not proven; then three are held at the same time.
        await UntilAsync(() => _emulator.Requests.Reports.Count(request => request.RespondedTicks is null) >= 2);
        _emulator.Faults.ReleaseAll();
        await UntilAsync(() =>
        {
            _emulator.Faults.ReleaseAll();
            return run.IsCompleted;
        });
        await run;
        ReceivedRequest[] requests = [.. _emulator.Requests.Reports];
        Assert.Contains(requests, a => requests.Any(b => b != a && Overlap(a, b)));
        Assert.DoesNotContain(requests, a => requests.Any(b => b != a && Overlap(a, b) && Hosts(a).Intersect(Hosts(b)).Any()));
        Assert.Equal((60, 0), (_emulator.Points.Count, _emulator.Points.OutOfOrder));
    }

    [Fact]
    public async Task Waits_when_two_windows_are_full()
    {
        _emulator.Faults.Add(new Fault { Hold = true, Count = 100 });
        using MetricSender sender = MetricSenderFactory.Create(Connect(), new DeliveryOptions { ThrottleLimit = 2, BodyBytes = 800 }, _recorder, CancellationToken.None);
        await sender.BufferAvailable;
        int taken = 0;
        while (taken < 10_000 && sender.TryAdd(Fresh("m", taken, "h" + (taken % 50))))
        {
            // A window that holds less than a body's worth when it is packed exactly is kept for the next, which may take any time.
            taken++;
            if (_emulator.Requests.Total == 0)
            {
                await sender.BufferAvailable.WaitAsync(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken).ContinueWith(_ => { }, TestContext.Current.CancellationToken, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }

        // A window is in flight, held by the service, and another is full.
        Assert.InRange(taken, 10, 100);
        Assert.False(sender.BufferAvailable.IsCompleted);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("date", 30)]
    public async Task Waits_as_long_as_the_server_asks(string asked, double seconds)
    {
        string header = asked == "date" ? _clock.GetUtcNow().AddSeconds(30).ToString("R", System.Globalization.CultureInfo.InvariantCulture) : asked;
        _emulator.Faults.Add(new Fault { Status = 429, RetryAfter = header });
        await DeliveryHarness.SendAsync(Connect(Recording()), new DeliveryOptions(), _recorder, [Fresh("a", 0)]);
        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.Single(_clock.Timers).DueTime);
        Assert.Equal(1, _recorder.Sum(AomSendStatus.Accepted));
    }

    [Fact]
    public async Task Begins_no_retry_after_the_budget()
    {
        _emulator.Faults.Add(new Fault { Status = 503, RetryAfter = "100", Count = 10 });
        await DeliveryHarness.SendAsync(Connect(Recording()), new DeliveryOptions { MaximumRetryCount = 100 }, _recorder, [Fresh("a", 0)]);
        Assert.Single(_clock.Timers);
        Assert.Equal(2, Assert.Single(_recorder.Settlements).Outcome.Attempts);
        Assert.Equal(1, _recorder.Sum(AomSendStatus.Undelivered));
    }

    [Fact]
    public async Task Tries_a_dead_service_now_and_then_only()
    {
        _emulator.Faults.Add(new Fault { Status = 503, Count = 7 });
        using MetricSender sender = MetricSenderFactory.Create(Connect(Recording()), new DeliveryOptions { ThrottleLimit = 1, BodyBytes = 800, MaximumRetryCount = 4 }, _recorder, CancellationToken.None);
        await sender.BufferAvailable;
        await FillAsync(sender, 0, 12);
        Assert.Equal(5, _emulator.Requests.Total);
        _clock.Advance(TimeSpan.FromSeconds(31));
        await FillAsync(sender, 12, 24);
        Assert.Equal(6, _emulator.Requests.Total);
        _clock.Advance(TimeSpan.FromSeconds(31));
        await FillAsync(sender, 24, 36);
        Assert.Equal(7, _emulator.Requests.Total);
        _clock.Advance(TimeSpan.FromSeconds(31));
        await FillAsync(sender, 36, 48);
        await sender.CompleteAsync();
        Assert.Equal(48, _recorder.Sum(AomSendStatus.Accepted) + _recorder.Sum(AomSendStatus.Undelivered));
        Assert.True(_recorder.Sum(AomSendStatus.Accepted) > 0);
    }

    [Fact]
    public async Task Bounds_the_search_for_guilty_values()
    {
        _emulator.Faults.Add(new Fault { Status = 400, Count = 10_000 });
        await DeliveryHarness.SendAsync(Connect(), new DeliveryOptions(), _recorder, Enumerable.Range(0, 300).Select(i => Fresh("m" + i, 0)));
        Assert.Equal(300, _recorder.Sum(AomSendStatus.Rejected));
        Assert.InRange(_emulator.Requests.Total, 2, 1 + PartSchedule.ExtraRequestsMax);
    }

    [Fact]
    public async Task Says_nothing_against_points_while_no_credential_can_be_had()
    {
        RefreshingCredentialProvider provider = new(AomAuthenticationType.EcsAgency, _ => Task.FromResult(CredentialFetchResult.Unavailable(new ApiResponse { StatusCode = 404, ErrorMessage = "away" })), TimeSpan.Zero, _clock.GetUtcNow, NullDisposable.ToDispose);
        AomConnection connection = new("test", null, _emulator.Address, _emulator.Options.ProjectId, provider, HttpHandlers.Create(null, useProxy: false)) { TimeProvider = DeliveryHarness.Impatient() };
        await DeliveryHarness.SendAsync(connection, new DeliveryOptions(), _recorder, [Fresh("a", 0)]);
        Settlement settlement = Assert.Single(_recorder.Settlements);
        Assert.Equal((AomSendStatus.Undelivered, 5), (settlement.Status, settlement.Outcome.Attempts));
        Assert.Contains("Could not get a credential: HTTP 404: away", settlement.Outcome.Response.ErrorMessage);
        Assert.Equal(0, _emulator.Requests.Total);
    }

    private static bool Overlap(ReceivedRequest a, ReceivedRequest b) => a.ArrivedTicks < b.RespondedTicks && b.ArrivedTicks < a.RespondedTicks;

    private static IEnumerable<string> Hosts(ReceivedRequest request) =>
        System.Text.Json.JsonDocument.Parse(request.Body).RootElement.EnumerateArray().Select(item => item.GetProperty("metric").GetProperty("dimensions")[0].GetProperty("value").GetString()!);

    private static AomMetric Fresh(string name, int at, string host = "h") =>
        TestMetrics.Metric(name, 1.5, host, DateTimeOffset.UtcNow.AddMinutes(-1).ToUnixTimeMilliseconds() - TestMetrics.Noon.ToUnixTimeMilliseconds() + at);

    // Flushes the buffer, as the timer would.
    private static async Task FillAsync(MetricSender sender, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            while (!sender.TryAdd(Fresh("m", i, "h" + i)))
            {
                await sender.BufferAvailable;
            }
        }

        await sender.BufferAvailable;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    // The clock advances automatically while something waits for it.
    private FakeClock Recording()
    {
        _clock.TimerCreated = timer => _clock.Advance(timer.DueTime);
        return _clock;
    }

    private async Task<long> RequestsOfAsync(Func<Task> run)
    {
        long before = _emulator.Requests.Total;
        await run();
        return _emulator.Requests.Total - before;
    }

    // Many requests' worth, of many series; a run that is barred ends early.
    private async Task TrySendAsync(AomConnection connection, DeliveryOptions options)
    {
        using MetricSender sender = MetricSenderFactory.Create(connection, options, _recorder, CancellationToken.None);
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

    private AomConnection Connect(TimeProvider? clock = null) =>
        DeliveryHarness.Connect(_emulator.Address, _emulator.Options.ProjectId, _emulator.Options.AccessKey, _emulator.Options.SecretKey, clock);
}
