using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using AomTools.Batching;
using AomTools.Metrics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace AomTools.Tests.Batching;

public sealed class MetricBatcherTests
{
    // Small bodies make the packing work hard with few metrics; one item of one value has about 190 bytes.
    private const int SmallBody = 700;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Packs_what_fits_into_one_request(int maxBatches)
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
    public void Groups_values_of_one_subject_and_time_whatever_the_order_of_arrival()
    {
        MetricBatcher batcher = new();
        batcher.Add(TestMetrics.Metric("a", host: "x"));
        batcher.Add(TestMetrics.Metric("a", host: "y"));
        batcher.Add(TestMetrics.Metric("b", host: "x"));
        batcher.Add(TestMetrics.Metric("b", host: "x", at: 1));
        MetricBatch batch = Assert.Single(batcher.TakeBatches(1));
        Assert.Equal([2, 1, 1], batch.Items.Select(item => item.Values.Count));
    }

    [Fact]
    public void Splits_an_item_that_is_too_large_by_values()
    {
        MetricBatcher batcher = new();
        for (int i = 0; i < 2000; i++)
        {
            batcher.Add(TestMetrics.Metric("metric_" + i));
        }

        List<MetricBatch> batches = TakeAllBatches(batcher, 4);
        Assert.Equal(2000, batches.Sum(batch => batch.Count));
        Assert.All(batches, batch => Assert.InRange(Encode(batch).Length, 1, MetricLimits.BodyBytesMax));
        Assert.All(batches.Take(batches.Count - 1), batch => Assert.InRange(batch.Bytes, MetricLimits.BodyBytesMax - 120, MetricLimits.BodyBytesMax));
    }

    [Fact]
    public void Holds_the_largest_item_that_the_limits_allow()
    {
        // Control characters take six bytes each: the worst that any text can do.
        (string, string?)[] dimensions = [.. Enumerable.Range(0, 50).Select(i => (new string((char)1, 30) + i.ToString("00", CultureInfo.InvariantCulture), (string?)new string((char)1, 64)))];
        MetricValidationResult validation = new MetricValidator().Check(new MetricDraft(
            TestMetrics.Draft("ABCDEFGHIJKLMNOP.ABCDEFGHIJKLMNO", new string((char)1, 255), new string((char)1, 32), dimensions), ulong.MaxValue, null, TestMetrics.Noon));
        MetricBatcher batcher = new();
        batcher.Add(validation.Metric!);
        Assert.InRange(Assert.Single(batcher.TakeBatches(1)).Bytes, 30_000, MetricLimits.BodyBytesMax);
    }

    // A backfill of a fleet: each server comes again with each tick. First by time, then by lane, would leave most lanes empty.
    [Fact]
    public void Fills_every_lane_when_the_same_subjects_come_with_each_tick()
    {
        MetricBatcher batcher = new();
        for (int i = 0; i < 4000; i++)
        {
            batcher.Add(TestMetrics.Metric("m", host: "server-" + (i % 500), at: i / 500));
        }

        Assert.All(batcher.TakeBatches(8), batch => Assert.InRange(batch.Bytes, MetricLimits.BodyBytesMax * 95 / 100, MetricLimits.BodyBytesMax));
    }

    [Fact]
    public void Opens_no_more_lanes_than_the_bytes_at_hand_need()
    {
        MetricBatcher batcher = new();
        for (int i = 0; i < 400; i++)
        {
            batcher.Add(TestMetrics.Metric("m", host: "server-" + (i % 100), at: i / 100));
        }

        Assert.InRange(batcher.Bytes, MetricLimits.BodyBytesMax + 1, 2 * MetricLimits.BodyBytesMax);
        Assert.Equal(2, batcher.TakeBatches(8).Count);
    }

    // Two do not fit in one body: with no more lanes than the bytes need they would go one after the other.
    [Fact]
    public void Opens_a_lane_for_each_item_of_more_than_half_a_body()
    {
        MetricBatcher batcher = new();
        for (int i = 0; i < 8 * 400; i++)
        {
            batcher.Add(TestMetrics.Metric("metric_" + (i % 400), 1.5, "server-" + (i / 400)));
        }

        Assert.Equal(8, batcher.TakeBatches(8).Count);
    }

    [Fact]
    public void Gives_away_a_value_that_is_larger_than_any_body()
    {
        MetricBatcher batcher = new(100);
        batcher.Add(TestMetrics.Metric());
        Assert.Single(batcher.TakeBatches(1));
        Assert.True(batcher.IsEmpty);
    }

    // The second of the server does not fit, the third would: it must not go before the second.
    [Fact]
    public void Lets_no_small_newer_item_pass_a_large_older_one()
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
    public void Keeps_the_order_of_values_that_join_an_item_after_it_was_split()
    {
        MetricBatcher batcher = new(SmallBody);
        AomMetric[] values = [.. Enumerable.Range(0, 60).Select(i => TestMetrics.Metric("m", i))];
        Array.ForEach(values[..30], batcher.Add);
        List<AomMetric> sent = [.. Assert.Single(batcher.TakeBatches(1)).Metrics];
        Array.ForEach(values[30..], batcher.Add);
        sent.AddRange(TakeAllBatches(batcher, 1).SelectMany(batch => batch.Metrics));
        Assert.Equal(values, sent);
    }

    // More parts than a sort without a stable order leaves in place.
    [Fact]
    public void Keeps_the_order_of_the_many_parts_of_one_item()
    {
        MetricBatcher batcher = new(SmallBody);
        AomMetric[] values = [.. Enumerable.Range(0, 400).Select(i => TestMetrics.Metric("m", i))];
        Array.ForEach(values, batcher.Add);
        Assert.Equal(values, TakeAllBatches(batcher, 1).SelectMany(batch => batch.Metrics));
    }

    [Fact]
    public void Keeps_the_order_of_arrival_of_items_of_one_time()
    {
        MetricBatcher batcher = new();
        string[] hosts = [.. Enumerable.Range(0, 60).Select(i => "server-" + ((i * 37) % 60))];
        Array.ForEach(hosts, host => batcher.Add(TestMetrics.Metric(host: host)));
        Assert.Equal(hosts, Assert.Single(batcher.TakeBatches(1)).Items.Select(item => item.Resource.Dimensions["host"]));
    }

    [Fact]
    public void Empties_the_items_of_a_settled_batch_and_uses_them_again()
    {
        MetricBatcher batcher = new();
        batcher.Add(TestMetrics.Metric("a"));
        MetricBatch batch = Assert.Single(batcher.TakeBatches(1));
        MetricItem item = Assert.Single(batch.Items);
        batcher.Recycle(batch);
        Assert.Empty(item.Values);
        batcher.Add(TestMetrics.Metric("b", host: "other"));
        MetricItem again = Assert.Single(Assert.Single(batcher.TakeBatches(1)).Items);
        Assert.Same(item, again);
        Assert.Equal(("b", "other"), (Assert.Single(again.Values).Name, again.Resource.Dimensions["host"]));
    }

    // Each spreads over the lanes what one body does not hold, and takes a lane only if the bytes need it.
    [Theory]
    [InlineData(SmallBody, 1)]
    [InlineData(SmallBody + 1, 2)]
    [InlineData(2 * SmallBody, 2)]
    [InlineData((2 * SmallBody) + 1, 3)]
    [InlineData(100 * SmallBody, 3)]
    public void Fill_WithSoManyBytes_OpensNoMoreLanes(long bytes, int maxBatches)
    {
        List<MetricItem> items = [.. Enumerable.Range(0, 40).Select(i => Item("server-" + i, i))];
        BatchPacker packer = new(3, SmallBody);
        packer.Pack(items, bytes);
        Assert.Equal(maxBatches, packer.Batches.Count);
    }

    [Property(MaxTest = 300)]
    public Property Keeps_every_promise_of_packing(MetricScenario scenario, PositiveInt maxBatches)
    {
        int width = (maxBatches.Get % 5) + 1;
        List<AomMetric> input = scenario.Metrics();
        List<List<MetricBatch>> groups = Groups(input, width);
        List<MetricBatch> batches = [.. groups.SelectMany(group => group)];
        return Within(batches).Label("a body is over the limit, or its size was not what was told")
            .And(NothingLostOrTwice(input, batches).Label("a metric was lost or doubled"))
            .And(Disjoint(groups).Label("two batches of a wave share a subject"))
            .And(InOrder(input, batches).Label("points of a series overtook each other"));
    }

    [Property(MaxTest = 300)]
    public bool Closes_no_batch_while_the_next_item_would_fit(MetricScenario scenario)
    {
        MetricBatcher batcher = new(SmallBody);
        scenario.Metrics().ForEach(batcher.Add);
        List<MetricBatch> batches = TakeAllBatches(batcher, 1);
        return batches.Zip(batches.Skip(1)).All(pair => pair.First.BytesWith(pair.Second.Items[0]) > SmallBody);
    }

    [Property(MaxTest = 200)]
    public bool Writes_json_that_reads_back(MetricScenario scenario)
    {
        MetricBatch batch = MetricBatch.FromMetrics(scenario.Metrics().Take(20).DefaultIfEmpty(TestMetrics.Metric()));
        using JsonDocument json = JsonDocument.Parse(Encode(batch));
        return json.RootElement.EnumerateArray().Sum(item => item.GetProperty("values").GetArrayLength()) == batch.Count;
    }

    private static MetricItem Item(string host, int at)
    {
        AomMetric metric = TestMetrics.Metric(host: host, at: at);
        MetricItem item = new MetricItem().Reset(metric.Series.Resource, metric.CollectTime, at);
        item.Add(metric);
        return item;
    }

    private static List<List<MetricBatch>> Groups(List<AomMetric> input, int maxBatches)
    {
        MetricBatcher batcher = new(SmallBody);
        List<List<MetricBatch>> groups = [];
        foreach (AomMetric metric in input)
        {
            batcher.Add(metric);
            if (batcher.Bytes >= SmallBody * maxBatches)
            {
                groups.Add(batcher.TakeBatches(maxBatches));
            }
        }

        while (!batcher.IsEmpty)
        {
            groups.Add(batcher.TakeBatches(maxBatches));
        }

        return batcher.Count == 0 ? groups : throw new InvalidOperationException("The pool's count is off.");
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

    private static bool Within(List<MetricBatch> batches) =>
        batches.All(batch => batch.Bytes <= SmallBody && Encode(batch).Length == batch.Bytes && batch.Count > 0);

    private static bool NothingLostOrTwice(List<AomMetric> input, List<MetricBatch> batches) =>
        new HashSet<AomMetric>(input, ReferenceEqualityComparer.Instance).SetEquals(batches.SelectMany(batch => batch.Metrics))
        && batches.Sum(batch => batch.Count) == input.Count;

    private static bool Disjoint(List<List<MetricBatch>> groups) => groups.All(group =>
        group.Sum(batch => batch.Items.Select(item => item.Resource).Distinct().Count())
        == group.SelectMany(batch => batch.Items).Select(item => item.Resource).Distinct().Count());

    // Within a window the points are sorted; points of equal time keep the order in which they came.
    private static bool InOrder(List<AomMetric> input, List<MetricBatch> batches)
    {
        Dictionary<AomMetric, int> arrival = new(ReferenceEqualityComparer.Instance);
        input.ForEach(metric => arrival.Add(metric, arrival.Count));
        return batches.SelectMany(batch => batch.Metrics)
            .GroupBy(metric => (metric.Series.Resource, metric.Name))
            .All(series => series.Zip(series.Skip(1)).All(pair =>
                pair.First.CollectTime < pair.Second.CollectTime
                || (pair.First.CollectTime == pair.Second.CollectTime && arrival[pair.First] < arrival[pair.Second])
                || arrival[pair.First] < arrival[pair.Second]));
    }

    private static byte[] Encode(MetricBatch batch)
    {
        using BodyBuffer body = batch.Encode();
        return [.. body.Written];
    }
}
