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
    public async Task Leaves_no_metric_without_a_place_when_the_credential_is_rejected(int status, int maxBatches)
    {
        Emulator.Faults.Add(s_rejected with { Status = status });
        using MetricSender sender = Start(Small with { ThrottleLimit = maxBatches });
        AomMetric[] metrics = Series(1000, hosts: maxBatches > 1);
        int taken = await FillAsync(sender, metrics);
        Assert.True(sender.IsCredentialRejected);
        sender.AddUnsent(metrics[taken++]);
        await sender.CompleteAsync();
        CheckPlaces(metrics.Take(taken));
        Assert.Equal(1, Emulator.Requests.Total);
    }

    // One series: the batches go one after the other.
    [Theory]
    [MemberData(nameof(Rejections))]
    public async Task Leaves_no_metric_without_a_place_when_the_last_groups_are_not_sent(int status, int maxBatches)
    {
        using MetricSender sender = Start(Small with { ThrottleLimit = maxBatches, BodyBytes = 1600 });
        AomMetric[] metrics = Series(15 * maxBatches);
        await AddAsync(sender, metrics);
        await sender.BufferAvailable;
        int before = (int)Emulator.Requests.Total;
        Emulator.Faults.Add(s_rejected with { Status = status });
        await sender.CompleteAsync();
        Assert.True(sender.IsCredentialRejected);
        CheckPlaces(metrics);
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
        using MetricSender sender = Start(new DeliveryOptions());
        AomMetric[] metrics = Series(8);
        await AddAsync(sender, metrics);
        await sender.CompleteAsync();
        CheckPlaces(metrics);
        Assert.Equal((accepted, Math.Min(3, halves + 2), halves < 2), (Recorder.Sum(AomSendStatus.Accepted), Emulator.Requests.Total, sender.IsCredentialRejected));
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
        using MetricSender sender = StartUntil((spool ? Spooled : Small) with { ThrottleLimit = 2 }, stop.Token);
        AomMetric[] metrics = Series(100);
        int taken = 0;
        while (!held.IsCompleted && sender.TryAdd(metrics[taken]))
        {
            taken++;
            if (Emulator.Requests.Total < 4)
            {
                await Task.WhenAny(held, sender.BufferAvailable);
            }
        }

        await held;
        await stop.CancelAsync();
        await sender.BufferAvailable;
        sender.Dispose();
        CheckPlaces(metrics.Take(taken), inSpool: spool);
        Assert.Equal(spool ? taken - Recorder.Sum(AomSendStatus.Accepted) : 0, sender.GetSpoolStatus().PendingCount);
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
        using MetricSender sender = Start(Small, connection);
        await AddAsync(sender, Series(1));
        await sender.CompleteAsync();
        Assert.Equal(accepted, connection.IsCredentialVerified);
    }

    [Fact]
    public async Task Gives_an_attempt_its_own_time()
    {
        Emulator.Faults.Add(new Fault { Hold = true, Count = 10 });
        DeliveryOptions options = Small with { Timeout = TimeSpan.FromMilliseconds(20), MaximumRetryCount = 1, MaximumRetryDuration = TimeSpan.FromSeconds(2) };
        await DeliveryHarness.SendAsync(Connect(DeliveryHarness.Impatient()), options, Recorder, Series(1));
        Assert.Equal((AomSendStatus.Undelivered, 2), (Assert.Single(Recorder.Settlements).Status, Recorder.Settlements[0].Outcome.Attempts));
    }

    [Fact]
    public async Task Takes_no_more_than_its_buffer_after_the_credential_is_rejected()
    {
        Emulator.Faults.Add(s_rejected);
        using MetricSender sender = Start(Small);
        Assert.InRange(await FillAsync(sender, Series(1000)), 2, 100);
        Assert.False(sender.TryAdd(Series(1, from: 1000)[0]));
    }

    [Fact]
    public async Task Waits_at_the_end_for_what_is_in_flight()
    {
        Emulator.Faults.Add(new Fault { Hold = true });
        Task held = Emulator.Faults.Held;
        using MetricSender sender = Start(Small);
        AomMetric[] metrics = Series(100);
        await sender.BufferAvailable;
        int taken = 0;
        while (!held.IsCompleted && sender.TryAdd(metrics[taken]))
        {
            taken++;
            if (Emulator.Requests.Total == 0)
            {
                await Task.WhenAny(held, sender.BufferAvailable);
            }
        }

        await held;
        Task inFlight = sender.BufferAvailable;
        Task finish = sender.CompleteAsync();
        Assert.Same(inFlight, sender.BufferAvailable);
        Emulator.Faults.ReleaseAll();
        await finish;
        Assert.Equal((taken, 0), (Emulator.Points.Count, Emulator.Points.OutOfOrder));
    }

    // Fills the buffer until it takes no more though nothing is in flight.
    private static async Task<int> FillAsync(MetricSender sender, AomMetric[] metrics)
    {
        int taken = 0;
        while (taken < metrics.Length)
        {
            if (sender.TryAdd(metrics[taken]))
            {
                taken++;
                continue;
            }

            if (sender.IsCredentialRejected)
            {
                break;
            }

            await sender.BufferAvailable;
        }

        return taken;
    }

    private void CheckPlaces(IEnumerable<AomMetric> submitted, bool inSpool = false)
    {
        AomMetric[] told = [.. Recorder.Settlements.Where(settlement => !settlement.IsReplay).SelectMany(settlement => settlement.Metrics)];
        AomMetric[] unaccepted = told;
        Assert.Equal(unaccepted.Length, unaccepted.Distinct().Count());
        AomMetric[] all = [.. submitted];
        Assert.Equal(all.Length, Recorder.Sum(AomSendStatus.Accepted) + unaccepted.Length);
        Assert.Empty(unaccepted.Except(all));
        Assert.All(told.GroupBy(metric => metric.Series), series => Assert.Equal(series.OrderBy(metric => metric.CollectTime), series));
        Assert.All(Recorder.Settlements, settlement => Assert.Equal(settlement.Status == AomSendStatus.Accepted ? 0 : settlement.MetricCount, settlement.Metrics.Count));
        Assert.True(inSpool || Recorder.Sum(AomSendStatus.Spooled) == 0);
    }
}
