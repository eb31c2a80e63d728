using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Compat;
using AomTools.Delivery;
using AomTools.Emulator.Faults;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>A sender takes arrays of metrics in parts, and each metric has one place.</summary>
public sealed class SenderArrayTests : DeliveryTestBase
{
    private static readonly Fault s_rejected = new() { Status = 401, Count = 1000, Body = """{"error_code":"APIGW.0301","error_msg":"verify aksk signature fail"}""" };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Takes_what_fits_the_buffer_of_a_large_array(bool spool)
    {
        Emulator.Faults.Add(new Fault { Hold = true });
        Task held = Emulator.Faults.Held;
        using MetricSender sender = Start(spool ? Spooled : Small);
        ArraySegment<AomMetric> metrics = new(Series(100));
        await sender.BufferAvailable;
        int first = sender.TryAdd(metrics);
        await held;

        // One buffer is in flight, and the other is full.
        Assert.InRange(first, 8, 60);
        Emulator.Faults.ReleaseAll();
        for (int added = first; added < metrics.Count; added += sender.TryAdd(metrics.From(added)))
        {
            await sender.BufferAvailable;
        }

        await sender.CompleteAsync();
        Assert.Equal((100, 0), (Emulator.Points.Count, Emulator.Points.OutOfOrder));
        Assert.Equal(100, Recorder.Sum(AomSendStatus.Accepted));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Settles_all_metrics_of_an_array_that_is_not_sent(bool spool)
    {
        Emulator.Faults.Add(s_rejected);
        using MetricSender sender = Start(spool ? Spooled : Small);
        ArraySegment<AomMetric> metrics = new(Series(1000));
        int added = 0;
        while (!sender.IsCredentialRejected)
        {
            await sender.BufferAvailable;
            added += sender.TryAdd(metrics.From(added));
        }

        Assert.InRange(added, 2, 100);
        Assert.Equal(0, sender.TryAdd(metrics.From(added)));
        sender.AddUnsent(metrics.From(added));
        sender.AddUnsent(default);
        await sender.CompleteAsync();
        Assert.Equal(metrics, Recorder.Settlements.SelectMany(settlement => settlement.Metrics));
        Assert.Equal(1000, Recorder.Sum(spool ? AomSendStatus.Spooled : AomSendStatus.Undelivered));
        Assert.Equal(spool ? 1000 : 0, sender.GetSpoolStatus().PendingCount);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Takes_nothing_of_an_array_after_a_stop(bool spool)
    {
        using CancellationTokenSource stop = new();
        using MetricSender sender = StartUntil(spool ? Spooled : Small, stop.Token);
        ArraySegment<AomMetric> metrics = new(Series(100));
        await sender.BufferAvailable;
        Assert.Equal(3, sender.TryAdd(metrics.First(3)));
        await stop.CancelAsync();
        int added = 3 + sender.TryAdd(metrics.From(3));
        await sender.CompleteAsync();
        Assert.InRange(added, 3, 40);
        Assert.Equal(0, sender.TryAdd(metrics.From(added)));
        Assert.Equal(metrics.First(added), Recorder.Settlements.SelectMany(settlement => settlement.Metrics));
        Assert.Equal(0, Emulator.Requests.Total);
    }
}
