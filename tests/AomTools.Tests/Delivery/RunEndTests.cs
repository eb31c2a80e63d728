using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Delivery;
using AomTools.Emulator.Faults;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>However a run ends, each metric that it took has one place: a settlement, or the list of what is left.</summary>
public sealed class RunEndTests : DeliveryScene
{
    private static readonly Fault s_rejected = new() { Status = 401, Count = 1000, Body = """{"error_code":"APIGW.0301","error_msg":"verify aksk signature fail"}""" };

    public static TheoryData<int, int> Rejections { get; } = new() { { 401, 1 }, { 401, 3 }, { 403, 1 }, { 403, 3 } };

    [Theory]
    [MemberData(nameof(Rejections))]
    public async Task Leaves_no_metric_without_a_place_when_the_credential_is_rejected(int status, int lanes)
    {
        Emulator.Faults.Add(s_rejected with { Status = status });
        using Courier courier = Start(Small with { ThrottleLimit = lanes });
        AomMetric[] metrics = Series(1000, hosts: lanes > 1);
        int taken = await FillAsync(courier, metrics);
        Assert.True(courier.IsBarred);
        courier.AddLast(metrics[taken++]);
        CheckPlaces(courier, metrics.Take(taken));
        Assert.Equal(1, Emulator.Requests.Total);
    }

    // One series: the batches go one after the other.
    [Theory]
    [MemberData(nameof(Rejections))]
    public async Task Leaves_no_metric_without_a_place_when_the_last_groups_are_not_sent(int status, int lanes)
    {
        using Courier courier = Start(Small with { ThrottleLimit = lanes, BodyBytes = 1600 });
        AomMetric[] metrics = Series(15 * lanes);
        await AddAsync(courier, metrics);
        await courier.Room;
        int before = (int)Emulator.Requests.Total;
        Emulator.Faults.Add(s_rejected with { Status = status });
        await courier.FinishAsync();
        Assert.True(courier.IsBarred);
        CheckPlaces(courier, metrics);
        Assert.Equal(before + 1, Emulator.Requests.Total);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 4)]
    [InlineData(2, 8)]
    public async Task Leaves_no_metric_without_a_place_when_a_part_of_a_batch_is_not_sent(int halves, int accepted)
    {
        Emulator.Faults.Add(new Fault { Status = 400 });
        for (int i = 0; i < halves; i++)
        {
            Emulator.Faults.Add(new Fault());
        }

        Emulator.Faults.Add(s_rejected);
        using Courier courier = Start(new DeliveryOptions());
        AomMetric[] metrics = Series(8);
        await AddAsync(courier, metrics);
        await courier.FinishAsync();
        CheckPlaces(courier, metrics);
        Assert.Equal((accepted, Math.Min(3, halves + 2), halves < 2), (Sink.Sum(AomSendStatus.Accepted), Emulator.Requests.Total, courier.IsBarred));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Leaves_no_metric_without_a_place_when_it_is_stopped(bool spool)
    {
        using CancellationTokenSource stop = new();
        Emulator.Faults.Add(new Fault());
        Emulator.Faults.Add(new Fault { Status = 400 });
        Emulator.Faults.Add(new Fault());
        Emulator.Faults.Add(new Fault { Hold = true });
        Task held = Emulator.Faults.Held;
        using Courier courier = StartUntil((spool ? Spooled : Small) with { ThrottleLimit = 2 }, stop.Token);
        AomMetric[] metrics = Series(100);
        int taken = 0;
        while (!held.IsCompleted && courier.TryAdd(metrics[taken]))
        {
            taken++;
            if (Emulator.Requests.Total < 4)
            {
                await Task.WhenAny(held, courier.Room);
            }
        }

        await held;
        await stop.CancelAsync();
        await courier.Room;
        CheckPlaces(courier, metrics.Take(taken), inSpool: spool);
        courier.Dispose();
        Assert.Equal(spool ? taken - Sink.Sum(AomSendStatus.Accepted) : 0, courier.Standing().Waiting);
    }

    // Only what AOM said of metrics shows that it accepted the credential.
    [Theory]
    [InlineData(200, true)]
    [InlineData(400, true)]
    [InlineData(404, false)]
    [InlineData(503, false)]
    [InlineData(401, false)]
    [InlineData(403, false)]
    public async Task Takes_a_credential_for_accepted_by_what_AOM_responds(int status, bool accepted)
    {
        AomConnection connection = Connect();
        Emulator.Faults.Add(status == 200 ? new Fault() : new Fault { Status = status });
        using Courier courier = Start(Small, connection);
        await AddAsync(courier, Series(1));
        await courier.FinishAsync();
        Assert.Equal(accepted, connection.IsProven);
    }

    [Fact]
    public async Task Gives_an_attempt_its_own_time()
    {
        Emulator.Faults.Add(new Fault { Hold = true, Count = 10 });
        DeliveryOptions options = Small with { Timeout = TimeSpan.FromMilliseconds(20), MaximumRetryCount = 1, RetryBudget = TimeSpan.FromSeconds(2) };
        await TestRun.SendAsync(Connect(TestRun.Impatient), options, Sink, Series(1));
        Assert.Equal((AomSendStatus.Undelivered, 2), (Assert.Single(Sink.Outcomes).Result.Status, Sink.Outcomes[0].Result.Attempts));
    }

    // AOM rejects what is older than the newest of its series.
    [Fact]
    public async Task Sends_the_earlier_half_of_a_rejected_batch_first()
    {
        Emulator.Faults.Add(new Fault { Status = 400 });
        using Courier courier = Start(new DeliveryOptions());
        await AddAsync(courier, Series(8));
        await courier.FinishAsync();
        Assert.Equal((8, 0, 3), (Sink.Sum(AomSendStatus.Accepted), Emulator.Points.OutOfOrder, Emulator.Requests.Total));
    }

    [Fact]
    public async Task Splits_a_rejected_batch_down_to_the_last_pair()
    {
        Emulator.Rules.Refuse("bad");
        AomMetric[] metrics = Series(2);
        using Courier courier = Start(new DeliveryOptions());
        await AddAsync(courier, [metrics[0], Make.Metric("bad", 1, "h", metrics[1].CollectTime - Make.Noon.ToUnixTimeMilliseconds())]);
        await courier.FinishAsync();
        Assert.Equal(("bad", 1), (Assert.Single(Sink.Refused).Name, Sink.Sum(AomSendStatus.Accepted)));
    }

    [Fact]
    public async Task Takes_no_more_than_its_buffer_after_the_credential_is_rejected()
    {
        Emulator.Faults.Add(s_rejected);
        using Courier courier = Start(Small);
        Assert.InRange(await FillAsync(courier, Series(1000)), 2, 100);
        Assert.False(courier.TryAdd(Series(1, from: 1000)[0]));
    }

    [Fact]
    public async Task Waits_at_the_end_for_what_is_in_flight()
    {
        Emulator.Faults.Add(new Fault { Hold = true });
        Task held = Emulator.Faults.Held;
        using Courier courier = Start(Small);
        AomMetric[] metrics = Series(100);
        await courier.Room;
        int taken = 0;
        while (!held.IsCompleted && courier.TryAdd(metrics[taken]))
        {
            taken++;
            if (Emulator.Requests.Total == 0)
            {
                await Task.WhenAny(held, courier.Room);
            }
        }

        await held;
        Task inFlight = courier.Room;
        Task finish = courier.FinishAsync();
        Assert.Same(inFlight, courier.Room);
        Emulator.Faults.ReleaseAll();
        await finish;
        Assert.Equal((taken, 0), (Emulator.Points.Count, Emulator.Points.OutOfOrder));
    }

    // Until the end only full bodies go, so that there are as few requests as can be.
    [Fact]
    public async Task Sends_full_bodies_until_the_end()
    {
        AomMetric[] metrics = Series(200, hosts: true);
        using Courier courier = Start(Small with { BodyBytes = 4000 });
        await AddAsync(courier, metrics);
        await courier.FinishAsync();
        int[] sizes = [.. Emulator.Requests.Reports.Select(request => request.Body.Length)];
        Assert.All(sizes.SkipLast(1), size => Assert.InRange(size, 3700, 4000));
    }

    [Fact]
    public async Task Spreads_what_does_not_fit_in_one_body_over_as_many_requests_as_allowed()
    {
        AomMetric[] metrics = Series(200, hosts: true);
        using Courier courier = Start(Small with { BodyBytes = 4000, ThrottleLimit = 4 });
        await courier.Room;
        Task room = courier.Room;
        int taken = 0;
        while (courier.Room == room)
        {
            Assert.True(courier.TryAdd(metrics[taken++]));
        }

        await courier.Room;
        await courier.FinishAsync();
        Assert.Equal(taken, Emulator.Points.Count);
        Assert.True(taken > 3 * 4000 / 190, $"A buffer of four bodies was full with {taken} metrics.");
    }

    // Fills the buffer until it takes no more though nothing is in flight.
    private static async Task<int> FillAsync(Courier courier, AomMetric[] metrics)
    {
        int taken = 0;
        while (taken < metrics.Length)
        {
            if (courier.TryAdd(metrics[taken]))
            {
                taken++;
                continue;
            }

            if (courier.IsBarred)
            {
                break;
            }

            await courier.Room;
        }

        return taken;
    }

    private void CheckPlaces(Courier courier, IEnumerable<AomMetric> submitted, bool inSpool = false)
    {
        AomMetric[] left = [.. courier.TakeUnsettled()];
        AomMetric[] told = [.. Sink.Outcomes.Where(outcome => !outcome.Result.FromSpool).SelectMany(outcome => outcome.Metrics)];
        AomMetric[] unaccepted = [.. told, .. left];
        Assert.Equal(unaccepted.Length, unaccepted.Distinct().Count());
        AomMetric[] all = [.. submitted];
        Assert.Equal(all.Length, Sink.Sum(AomSendStatus.Accepted) + unaccepted.Length);
        Assert.Empty(unaccepted.Except(all));
        Assert.All(left.GroupBy(metric => metric.Series), series => Assert.Equal(series.OrderBy(metric => metric.CollectTime), series));
        Assert.All(Sink.Outcomes, outcome => Assert.Equal(outcome.Result.Status == AomSendStatus.Accepted ? 0 : outcome.Result.Metrics, outcome.Metrics.Count));
        Assert.True(inSpool || Sink.Sum(AomSendStatus.Spooled) == 0);
    }
}
