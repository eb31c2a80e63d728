using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AomTools.Batching;
using AomTools.Metrics;
using Xunit;

namespace AomTools.Tests.Batching;

public sealed class MetricBatcherTests
{
    // Small bodies stress the packing with few metrics: an item of one metric has about 190 bytes.
    private const int SmallBody = 700;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void TakeBatches_MetricsThatFitInOneBody_AreOneBatch(int maxBatches)
    {
        MetricBatcher batcher = new();
        for (int i = 0; i < 300; i++)
        {
            batcher.Add(TestMetrics.Metric("m" + i));
        }

        MetricBatch batch = Assert.Single(batcher.TakeBatches(maxBatches));
        Assert.Equal(300, batch.Count);
        Assert.Single(batch.Items);
        Assert.True(batcher.IsEmpty);
    }

    [Fact]
    public void Add_MetricsOfOneResourceAndTime_ShareAnItemInAnyOrder()
    {
        MetricBatcher batcher = new();
        batcher.Add(TestMetrics.Metric("a", host: "x"));
        batcher.Add(TestMetrics.Metric("a", host: "y"));
        batcher.Add(TestMetrics.Metric("b", host: "x"));
        batcher.Add(TestMetrics.Metric("b", host: "x", at: 1));
        MetricBatch batch = Assert.Single(batcher.TakeBatches(1));
        Assert.Equal([2, 1, 1], batch.Items.Select(item => item.Metrics.Count));
    }

    [Fact]
    public void TakeBatches_ItemAboveTheLimit_IsSplitByMetrics()
    {
        MetricBatcher batcher = new();
        for (int i = 0; i < 2000; i++)
        {
            batcher.Add(TestMetrics.Metric("metric_" + i));
        }

        List<MetricBatch> batches = TakeAllBatches(batcher, 4);
        Assert.Equal(2000, batches.Sum(batch => batch.Count));
        Assert.All(batches, batch => Assert.InRange(Encode(batch).Length, 1, MetricLimits.MaxBodyBytes));
        Assert.All(batches.Take(batches.Count - 1), batch => Assert.InRange(batch.Bytes, MetricLimits.MaxBodyBytes - 120, MetricLimits.MaxBodyBytes));
    }

    [Fact]
    public void TakeBatches_LargestValidMetric_FitsInOneBody()
    {
        // Control characters have six bytes each, the most of any text.
        (string, string?)[] dimensions = [.. Enumerable.Range(0, 50).Select(i => (new string((char)1, 30) + i.ToString("00", CultureInfo.InvariantCulture), (string?)new string((char)1, 64)))];
        MetricValidationResult validation = new MetricValidator().Check(new MetricDraft(
            TestMetrics.Draft("ABCDEFGHIJKLMNOP.ABCDEFGHIJKLMNO", new string((char)1, 255), new string((char)1, 32), dimensions), ulong.MaxValue, null, TestMetrics.Noon));
        MetricBatcher batcher = new();
        batcher.Add(validation.Metric!);
        Assert.InRange(Assert.Single(batcher.TakeBatches(1)).Bytes, 30_000, MetricLimits.MaxBodyBytes);
    }

    // A backfill of a fleet repeats each server with each tick. One batch per time would leave most batches empty.
    [Fact]
    public void TakeBatches_SameResourcesWithEachTick_FillsEveryBatch()
    {
        MetricBatcher batcher = new();
        for (int i = 0; i < 4000; i++)
        {
            batcher.Add(TestMetrics.Metric("m", host: "server-" + (i % 500), at: i / 500));
        }

        Assert.All(batcher.TakeBatches(8), batch => Assert.InRange(batch.Bytes, MetricLimits.MaxBodyBytes * 95 / 100, MetricLimits.MaxBodyBytes));
    }

    [Fact]
    public void TakeBatches_FewBytes_OpensNoMoreBatchesThanNeeded()
    {
        MetricBatcher batcher = new();
        for (int i = 0; i < 400; i++)
        {
            batcher.Add(TestMetrics.Metric("m", host: "server-" + (i % 100), at: i / 100));
        }

        Assert.InRange(batcher.Bytes, MetricLimits.MaxBodyBytes + 1, 2 * MetricLimits.MaxBodyBytes);
        Assert.Equal(2, batcher.TakeBatches(8).Count);
    }

    // Two do not fit in one body: with as many batches as the bytes need, they would go in sequence.
    [Fact]
    public void TakeBatches_ItemsAboveHalfABody_HaveOneBatchEach()
    {
        MetricBatcher batcher = new();
        for (int i = 0; i < 8 * 400; i++)
        {
            batcher.Add(TestMetrics.Metric("metric_" + (i % 400), 1.5, "server-" + (i / 400)));
        }

        Assert.Equal(8, batcher.TakeBatches(8).Count);
    }

    [Fact]
    public void TakeBatches_MetricAboveTheBodyLimit_IsABatch()
    {
        MetricBatcher batcher = new(100);
        batcher.Add(TestMetrics.Metric());
        Assert.Single(batcher.TakeBatches(1));
        Assert.True(batcher.IsEmpty);
    }

    // The second item of the server does not fit, the third would: it must not go before the second.
    [Fact]
    public void TakeBatches_SmallNewItemAfterALargeOldOne_DoesNotOvertake()
    {
        MetricBatcher batcher = new(SmallBody);
        batcher.Add(TestMetrics.Metric("small", at: 0));
        for (int i = 0; i < 9; i++)
        {
            batcher.Add(TestMetrics.Metric("large_" + i, at: 1));
        }

        batcher.Add(TestMetrics.Metric("small", at: 2));
        Assert.Equal([1, 9, 1], TakeAllBatches(batcher, 8).Select(batch => batch.Count));
    }

    [Fact]
    public void Add_MetricsAfterASplit_StayInOrder()
    {
        MetricBatcher batcher = new(SmallBody);
        AomMetric[] values = [.. Enumerable.Range(0, 60).Select(i => TestMetrics.Metric("m", i))];
        Array.ForEach(values[..30], batcher.Add);
        List<AomMetric> sent = [.. Assert.Single(batcher.TakeBatches(1)).Metrics];
        Array.ForEach(values[30..], batcher.Add);
        sent.AddRange(TakeAllBatches(batcher, 1).SelectMany(batch => batch.Metrics));
        Assert.Equal(values, sent);
    }

    // More parts than an unstable sort leaves in place.
    [Fact]
    public void TakeBatches_ManyPartsOfOneItem_StayInOrder()
    {
        MetricBatcher batcher = new(SmallBody);
        AomMetric[] values = [.. Enumerable.Range(0, 400).Select(i => TestMetrics.Metric("m", i))];
        Array.ForEach(values, batcher.Add);
        Assert.Equal(values, TakeAllBatches(batcher, 1).SelectMany(batch => batch.Metrics));
    }

    [Fact]
    public void TakeBatches_ItemsOfOneTime_StayInOrderOfArrival()
    {
        MetricBatcher batcher = new();
        string[] hosts = [.. Enumerable.Range(0, 60).Select(i => "server-" + ((i * 37) % 60))];
        Array.ForEach(hosts, host => batcher.Add(TestMetrics.Metric(host: host)));
        Assert.Equal(hosts, Assert.Single(batcher.TakeBatches(1)).Items.Select(item => item.Resource.Dimensions["host"]));
    }

    [Fact]
    public void Recycle_SettledBatch_ReusesItsEmptyItems()
    {
        MetricBatcher batcher = new();
        batcher.Add(TestMetrics.Metric("a"));
        MetricBatch batch = Assert.Single(batcher.TakeBatches(1));
        MetricItem item = Assert.Single(batch.Items);
        batcher.Recycle(batch);
        Assert.Empty(item.Metrics);
        batcher.Add(TestMetrics.Metric("b", host: "other"));
        MetricItem again = Assert.Single(Assert.Single(batcher.TakeBatches(1)).Items);
        Assert.Same(item, again);
        Assert.Equal(("b", "other"), (Assert.Single(again.Metrics).Name, again.Resource.Dimensions["host"]));
    }

    private static List<MetricBatch> TakeAllBatches(MetricBatcher batcher, int maxBatches)
    {
        List<MetricBatch> all = [];
        while (!batcher.IsEmpty)
        {
            all.AddRange(batcher.TakeBatches(maxBatches));
        }

        return all;
    }

    private static byte[] Encode(MetricBatch batch)
    {
        using BodyBuffer body = batch.Encode();
        return [.. body.Written];
    }
}
