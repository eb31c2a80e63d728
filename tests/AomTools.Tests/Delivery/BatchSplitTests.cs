using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Delivery;
using AomTools.Emulator.Faults;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>How batches are split and spread over requests.</summary>
public sealed class BatchSplitTests : DeliveryScene
{
    // AOM rejects what is older than the newest of its series.
    [Fact]
    public async Task Sends_the_earlier_half_of_a_rejected_batch_first()
    {
        Emulator.Faults.Add(new Fault { Status = 400 });
        using MetricSender sender = Start(new DeliveryOptions());
        await AddAsync(sender, Series(8));
        await sender.CompleteAsync();
        Assert.Equal((8, 0, 3), (Recorder.Sum(AomSendStatus.Accepted), Emulator.Points.OutOfOrder, Emulator.Requests.Total));
    }

    [Fact]
    public async Task Splits_a_rejected_batch_down_to_the_last_pair()
    {
        Emulator.RejectionRules.Reject("bad");
        AomMetric[] metrics = Series(2);
        using MetricSender sender = Start(new DeliveryOptions());
        await AddAsync(sender, [metrics[0], TestMetrics.Metric("bad", 1, "h", metrics[1].CollectTime - TestMetrics.Noon.ToUnixTimeMilliseconds())]);
        await sender.CompleteAsync();
        Assert.Equal(("bad", 1), (Assert.Single(Recorder.Rejected).Name, Recorder.Sum(AomSendStatus.Accepted)));
    }

    // Until the end only full bodies go, so that there are as few requests as can be.
    [Fact]
    public async Task Sends_full_bodies_until_the_end()
    {
        AomMetric[] metrics = Series(200, hosts: true);
        using MetricSender sender = Start(Small with { BodyBytes = 4000 });
        await AddAsync(sender, metrics);
        await sender.CompleteAsync();
        int[] sizes = [.. Emulator.Requests.Reports.Select(request => request.Body.Length)];
        Assert.All(sizes.SkipLast(1), size => Assert.InRange(size, 3700, 4000));
    }

    [Fact]
    public async Task Spreads_what_does_not_fit_in_one_body_over_as_many_requests_as_allowed()
    {
        AomMetric[] metrics = Series(200, hosts: true);
        using MetricSender sender = Start(Small with { BodyBytes = 4000, ThrottleLimit = 4 });
        await sender.BufferAvailable;
        Task room = sender.BufferAvailable;
        int taken = 0;
        while (sender.BufferAvailable == room)
        {
            Assert.True(sender.TryAdd(metrics[taken++]));
        }

        await sender.BufferAvailable;
        await sender.CompleteAsync();
        Assert.Equal(taken, Emulator.Points.Count);
        Assert.True(taken > 3 * 4000 / 190, $"A buffer of four bodies was full with {taken} metrics.");
    }
}
