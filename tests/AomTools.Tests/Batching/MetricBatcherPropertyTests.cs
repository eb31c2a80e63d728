using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using AomTools.Batching;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace AomTools.Tests.Batching;

public sealed class MetricBatcherPropertyTests
{
    // Small bodies stress the packing with few metrics: an item of one metric has about 190 bytes.
    private const int SmallBody = 700;

    [Property(MaxTest = 300)]
    public Property TakeBatches_AnyMetrics_KeepsSizeContentAndOrder(MetricScenario scenario, PositiveInt maxBatches)
    {
        int width = (maxBatches.Get % 5) + 1;
        List<AomMetric> input = scenario.Metrics();
        List<List<MetricBatch>> groups = Groups(input, width);
        List<MetricBatch> batches = [.. groups.SelectMany(group => group)];
        return HaveExactSizes(batches).Label("a body is over the limit, or its size was wrong")
            .And(HaveAllMetricsOnce(input, batches).Label("a metric was lost or doubled"))
            .And(ShareNoResource(groups).Label("two batches of a group share a resource"))
            .And(AreInOrder(input, batches).Label("metrics of a series overtook each other"));
    }

    [Property(MaxTest = 300)]
    public bool TakeBatches_OneBatch_IsFullBeforeTheNextOne(MetricScenario scenario)
    {
        MetricBatcher batcher = new(SmallBody);
        scenario.Metrics().ForEach(batcher.Add);
        List<MetricBatch> batches = TakeAllBatches(batcher, 1);
        return batches.Zip(batches.Skip(1)).All(pair => pair.First.BytesWith(pair.Second.Items[0]) > SmallBody);
    }

    [Property(MaxTest = 200)]
    public bool Encode_AnyMetrics_IsValidJson(MetricScenario scenario)
    {
        MetricBatch batch = MetricBatch.FromMetrics(scenario.Metrics().Take(20).DefaultIfEmpty(TestMetrics.Metric()));
        using JsonDocument json = JsonDocument.Parse(Encode(batch));
        return json.RootElement.EnumerateArray().Sum(item => item.GetProperty("values").GetArrayLength()) == batch.Items.Sum(item => item.Metrics.Select(metric => metric.Name).Distinct().Count());
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

        return batcher.Count == 0 ? groups : throw new InvalidOperationException("The count of the batcher is wrong.");
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

    private static bool HaveExactSizes(List<MetricBatch> batches) =>
        batches.All(batch => batch.Bytes <= SmallBody && Encode(batch).Length == batch.Bytes && batch.Count > 0);

    private static bool HaveAllMetricsOnce(List<AomMetric> input, List<MetricBatch> batches) =>
        new HashSet<AomMetric>(input, ReferenceEqualityComparer.Instance).SetEquals(batches.SelectMany(batch => batch.Metrics))
        && batches.Sum(batch => batch.Count) == input.Count;

    private static bool ShareNoResource(List<List<MetricBatch>> groups) => groups.All(group =>
        group.Sum(batch => batch.Items.Select(item => item.Resource).Distinct().Count())
        == group.SelectMany(batch => batch.Items).Select(item => item.Resource).Distinct().Count());

    // Metrics of a batch group are sorted by time, and in order of arrival for the same time.
    private static bool AreInOrder(List<AomMetric> input, List<MetricBatch> batches)
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
