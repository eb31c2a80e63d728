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

public sealed class MetricPoolTests
{
    // Small bodies make the packing work hard with few metrics; one item of one value has about 190 bytes.
    private const int SmallBody = 700;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Packs_what_fits_into_one_request(int lanes)
    {
        MetricPool pool = new();
        for (int i = 0; i < 300; i++)
        {
            pool.Add(Make.Metric("m" + i));
        }

        MetricBatch batch = Assert.Single(pool.Carve(lanes));
        Assert.Equal(300, batch.Count);
        Assert.Single(batch.Items);
        Assert.True(pool.IsEmpty);
    }

    [Fact]
    public void Groups_values_of_one_subject_and_time_whatever_the_order_of_arrival()
    {
        MetricPool pool = new();
        pool.Add(Make.Metric("a", host: "x"));
        pool.Add(Make.Metric("a", host: "y"));
        pool.Add(Make.Metric("b", host: "x"));
        pool.Add(Make.Metric("b", host: "x", at: 1));
        MetricBatch batch = Assert.Single(pool.Carve(1));
        Assert.Equal([2, 1, 1], batch.Items.Select(item => item.Values.Count));
    }

    [Fact]
    public void Splits_an_item_that_is_too_large_by_values()
    {
        MetricPool pool = new();
        for (int i = 0; i < 2000; i++)
        {
            pool.Add(Make.Metric("metric_" + i));
        }

        List<MetricBatch> batches = CarveAll(pool, 4);
        Assert.Equal(2000, batches.Sum(batch => batch.Count));
        Assert.All(batches, batch => Assert.InRange(Encode(batch).Length, 1, MetricLimits.BodyBytesMax));
        Assert.All(batches.Take(batches.Count - 1), batch => Assert.InRange(batch.Bytes, MetricLimits.BodyBytesMax - 120, MetricLimits.BodyBytesMax));
    }

    [Fact]
    public void Holds_the_largest_item_that_the_limits_allow()
    {
        // Control characters take six bytes each: the worst that any text can do.
        (string, string?)[] dimensions = [.. Enumerable.Range(0, 50).Select(i => (new string((char)1, 30) + i.ToString("00", CultureInfo.InvariantCulture), (string?)new string((char)1, 64)))];
        MetricVerdict verdict = new MetricValidator().Check(new MetricDraft(
            Make.Draft("ABCDEFGHIJKLMNOP.ABCDEFGHIJKLMNO", new string((char)1, 255), new string((char)1, 32), dimensions), ulong.MaxValue, null, Make.Noon));
        MetricPool pool = new();
        pool.Add(verdict.Metric!);
        Assert.InRange(Assert.Single(pool.Carve(1)).Bytes, 30_000, MetricLimits.BodyBytesMax);
    }

    // A backfill of a fleet: each server comes again with each tick. First by time, then by lane, would leave most lanes empty.
    [Fact]
    public void Fills_every_lane_when_the_same_subjects_come_with_each_tick()
    {
        MetricPool pool = new();
        for (int i = 0; i < 4000; i++)
        {
            pool.Add(Make.Metric("m", host: "server-" + (i % 500), at: i / 500));
        }

        Assert.All(pool.Carve(8), batch => Assert.InRange(batch.Bytes, MetricLimits.BodyBytesMax * 95 / 100, MetricLimits.BodyBytesMax));
    }

    [Fact]
    public void Opens_no_more_lanes_than_the_bytes_at_hand_need()
    {
        MetricPool pool = new();
        for (int i = 0; i < 400; i++)
        {
            pool.Add(Make.Metric("m", host: "server-" + (i % 100), at: i / 100));
        }

        Assert.InRange(pool.Bytes, MetricLimits.BodyBytesMax + 1, 2 * MetricLimits.BodyBytesMax);
        Assert.Equal(2, pool.Carve(8).Count);
    }

    // Two do not fit in one body: with no more lanes than the bytes need they would go one after the other.
    [Fact]
    public void Opens_a_lane_for_each_item_of_more_than_half_a_body()
    {
        MetricPool pool = new();
        for (int i = 0; i < 8 * 400; i++)
        {
            pool.Add(Make.Metric("metric_" + (i % 400), 1.5, "server-" + (i / 400)));
        }

        Assert.Equal(8, pool.Carve(8).Count);
    }

    [Fact]
    public void Gives_away_a_value_that_is_larger_than_any_body()
    {
        MetricPool pool = new(100);
        pool.Add(Make.Metric());
        Assert.Single(pool.Carve(1));
        Assert.True(pool.IsEmpty);
    }

    // The second of the server does not fit, the third would: it must not go before the second.
    [Fact]
    public void Lets_no_small_newer_item_pass_a_large_older_one()
    {
        MetricPool pool = new(SmallBody);
        pool.Add(Make.Metric("small", at: 0));
        for (int i = 0; i < 9; i++)
        {
            pool.Add(Make.Metric("large_" + i, at: 1));
        }

        pool.Add(Make.Metric("small", at: 2));
        Assert.Equal([1, 9, 1], CarveAll(pool, 8).Select(batch => batch.Count));
    }

    [Fact]
    public void Keeps_the_order_of_values_that_join_an_item_after_it_was_split()
    {
        MetricPool pool = new(SmallBody);
        AomMetric[] values = [.. Enumerable.Range(0, 60).Select(i => Make.Metric("m", i))];
        Array.ForEach(values[..30], pool.Add);
        List<AomMetric> sent = [.. Assert.Single(pool.Carve(1)).Metrics];
        Array.ForEach(values[30..], pool.Add);
        sent.AddRange(CarveAll(pool, 1).SelectMany(batch => batch.Metrics));
        Assert.Equal(values, sent);
    }

    // More parts than a sort without a stable order leaves in place.
    [Fact]
    public void Keeps_the_order_of_the_many_parts_of_one_item()
    {
        MetricPool pool = new(SmallBody);
        AomMetric[] values = [.. Enumerable.Range(0, 400).Select(i => Make.Metric("m", i))];
        Array.ForEach(values, pool.Add);
        Assert.Equal(values, CarveAll(pool, 1).SelectMany(batch => batch.Metrics));
    }

    [Fact]
    public void Keeps_the_order_of_arrival_of_items_of_one_time()
    {
        MetricPool pool = new();
        string[] hosts = [.. Enumerable.Range(0, 60).Select(i => "server-" + ((i * 37) % 60))];
        Array.ForEach(hosts, host => pool.Add(Make.Metric(host: host)));
        Assert.Equal(hosts, Assert.Single(pool.Carve(1)).Items.Select(item => item.Subject.Dimensions["host"]));
    }

    [Fact]
    public void Empties_the_items_of_a_settled_batch_and_uses_them_again()
    {
        MetricPool pool = new();
        pool.Add(Make.Metric("a"));
        MetricBatch batch = Assert.Single(pool.Carve(1));
        MetricItem item = Assert.Single(batch.Items);
        pool.Reuse(batch);
        Assert.Empty(item.Values);
        pool.Add(Make.Metric("b", host: "other"));
        MetricItem again = Assert.Single(Assert.Single(pool.Carve(1)).Items);
        Assert.Same(item, again);
        Assert.Equal(("b", "other"), (Assert.Single(again.Values).Name, again.Subject.Dimensions["host"]));
    }

    // Each spreads over the lanes what one body does not hold, and takes a lane only if the bytes need it.
    [Theory]
    [InlineData(SmallBody, 1)]
    [InlineData(SmallBody + 1, 2)]
    [InlineData(2 * SmallBody, 2)]
    [InlineData((2 * SmallBody) + 1, 3)]
    [InlineData(100 * SmallBody, 3)]
    public void Fill_WithSoManyBytes_OpensNoMoreLanes(long bytes, int lanes)
    {
        List<MetricItem> items = [.. Enumerable.Range(0, 40).Select(i => Item("server-" + i, i))];
        Wave wave = new(3, SmallBody);
        wave.Fill(items, bytes);
        Assert.Equal(lanes, wave.Batches.Count);
    }

    [Property(MaxTest = 300)]
    public Property Keeps_every_promise_of_packing(MetricPlan plan, PositiveInt lanes)
    {
        int width = (lanes.Get % 5) + 1;
        List<AomMetric> input = plan.Metrics();
        List<List<MetricBatch>> waves = Waves(input, width);
        List<MetricBatch> batches = [.. waves.SelectMany(wave => wave)];
        return Within(batches).Label("a body is over the limit, or its size was not what was told")
            .And(NothingLostOrTwice(input, batches).Label("a metric was lost or doubled"))
            .And(Disjoint(waves).Label("two batches of a wave share a subject"))
            .And(InOrder(input, batches).Label("points of a series overtook each other"));
    }

    [Property(MaxTest = 300)]
    public bool Closes_no_batch_while_the_next_item_would_fit(MetricPlan plan)
    {
        MetricPool pool = new(SmallBody);
        plan.Metrics().ForEach(pool.Add);
        List<MetricBatch> batches = CarveAll(pool, 1);
        return batches.Zip(batches.Skip(1)).All(pair => pair.First.BytesWith(pair.Second.Items[0]) > SmallBody);
    }

    [Property(MaxTest = 200)]
    public bool Writes_json_that_reads_back(MetricPlan plan)
    {
        MetricBatch batch = MetricBatch.Of(plan.Metrics().Take(20).DefaultIfEmpty(Make.Metric()));
        using JsonDocument json = JsonDocument.Parse(Encode(batch));
        return json.RootElement.EnumerateArray().Sum(item => item.GetProperty("values").GetArrayLength()) == batch.Count;
    }

    private static MetricItem Item(string host, int at)
    {
        AomMetric metric = Make.Metric(host: host, at: at);
        MetricItem item = new MetricItem().Begin(metric.Series.Subject, metric.CollectTime, at);
        item.Add(metric);
        return item;
    }

    private static List<List<MetricBatch>> Waves(List<AomMetric> input, int lanes)
    {
        MetricPool pool = new(SmallBody);
        List<List<MetricBatch>> waves = [];
        foreach (AomMetric metric in input)
        {
            pool.Add(metric);
            if (pool.Bytes >= SmallBody * lanes)
            {
                waves.Add(pool.Carve(lanes));
            }
        }

        while (!pool.IsEmpty)
        {
            waves.Add(pool.Carve(lanes));
        }

        return pool.Count == 0 ? waves : throw new InvalidOperationException("The pool's count is off.");
    }

    private static List<MetricBatch> CarveAll(MetricPool pool, int lanes)
    {
        List<MetricBatch> all = [];
        while (!pool.IsEmpty)
        {
            all.AddRange(pool.Carve(lanes));
        }

        return all;
    }

    private static bool Within(List<MetricBatch> batches) =>
        batches.All(batch => batch.Bytes <= SmallBody && Encode(batch).Length == batch.Bytes && batch.Count > 0);

    private static bool NothingLostOrTwice(List<AomMetric> input, List<MetricBatch> batches) =>
        new HashSet<AomMetric>(input, ReferenceEqualityComparer.Instance).SetEquals(batches.SelectMany(batch => batch.Metrics))
        && batches.Sum(batch => batch.Count) == input.Count;

    private static bool Disjoint(List<List<MetricBatch>> waves) => waves.All(wave =>
        wave.Sum(batch => batch.Items.Select(item => item.Subject).Distinct().Count())
        == wave.SelectMany(batch => batch.Items).Select(item => item.Subject).Distinct().Count());

    // Within a window the points are sorted; points of equal time keep the order in which they came.
    private static bool InOrder(List<AomMetric> input, List<MetricBatch> batches)
    {
        Dictionary<AomMetric, int> arrival = new(ReferenceEqualityComparer.Instance);
        input.ForEach(metric => arrival.Add(metric, arrival.Count));
        return batches.SelectMany(batch => batch.Metrics)
            .GroupBy(metric => (metric.Series.Subject, metric.Name))
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
