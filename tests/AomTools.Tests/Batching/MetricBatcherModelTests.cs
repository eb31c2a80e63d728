using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using AomTools.Batching;
using AomTools.Compat;
using AomTools.Metrics;
using Xunit;

namespace AomTools.Tests.Batching;

/// <summary>Compares the batcher with a plain list and another encoder, while items are recycled as in delivery.</summary>
public sealed class MetricBatcherModelTests
{

    private readonly List<AomMetric> _inside = [];
    private readonly Queue<MetricBatch> _sent = new();

    [Theory]
    [InlineData(400)]
    [InlineData(20_000, Explicit = true)]
    public void TakeBatches_AnyInput_TakesTheOldestOfEachSeriesFirst(int seeds)
    {
        for (int seed = 0; seed < seeds; seed++)
        {
            Play(new Random(seed));
        }
    }

    private void Play(Random chance)
    {
        int maxBatches = chance.Next(1, 9);
        int limit = chance.Next(330, 1200);
        int times = chance.Next(1, 9);
        MetricBatcher batcher = new(limit);
        for (int i = chance.Next(1, 200); i > 0; i--)
        {
            AomMetric metric = TestMetrics.Metric("m" + chance.Next(4), chance.Next(100), "主" + chance.Next(6), chance.Next(times));
            batcher.Add(metric);
            _inside.Add(metric);
            if (batcher.Bytes >= (long)limit * maxBatches || chance.Next(60) == 0)
            {
                TakeBatches(batcher, maxBatches, limit, chance);
            }
        }

        while (!batcher.IsEmpty)
        {
            TakeBatches(batcher, maxBatches, limit, chance);
        }

        Assert.Empty(_inside);
    }

    private void TakeBatches(MetricBatcher batcher, int maxBatches, int limit, Random chance)
    {
        List<MetricBatch> group = batcher.TakeBatches(maxBatches);
        Assert.InRange(group.Count, 1, maxBatches);
        Assert.Equal(group.Sum(Resources), group.SelectMany(batch => batch.Items).Select(item => item.Resource).Distinct().Count());
        Assert.All(group, batch => CheckBody(batch, limit));
        CheckOrder([.. group.SelectMany(batch => batch.Metrics)]);
        Assert.Equal(_inside.Count, batcher.Count);
        group.ForEach(_sent.Enqueue);
        while (_sent.Count > 0 && chance.Next(3) > 0)
        {
            batcher.Recycle(_sent.Dequeue());
        }
    }

    private void CheckOrder(List<AomMetric> taken)
    {
        foreach (IGrouping<MetricSeries, AomMetric> series in taken.GroupBy(metric => metric.Series))
        {
            // A stable sort: metrics of one time stay in order of arrival.
            IEnumerable<AomMetric> oldest = _inside.Where(metric => metric.Series == series.Key).OrderBy(metric => metric.CollectTime).Take(series.Count());
            Assert.True(oldest.SequenceEqual(series), "A newer point left before an older one of its series.");
        }

        HashSet<AomMetric> gone = new(taken, ReferenceEqualityComparer.Instance);
        Assert.Equal(taken.Count, gone.Count);
        Assert.Equal(taken.Count, _inside.RemoveAll(gone.Contains));
    }

    private static int Resources(MetricBatch batch) => batch.Items.Select(item => item.Resource).Distinct().Count();

    private static void CheckBody(MetricBatch batch, int limit)
    {
        using BodyBuffer body = batch.Encode();
        Assert.Equal("[" + string.Join(',', batch.Items.Select(Json)) + "]", Encoding.UTF8.GetString(body.Written));
        Assert.Equal(batch.Bytes, body.Length);
        Assert.InRange(batch.Bytes, 1, limit);
        Assert.Equal(batch.Items.Select(item => item.CollectTime).Order(), batch.Items.Select(item => item.CollectTime));
    }

    private static string Json(MetricItem item)
    {
        string dimensions = string.Join(',', item.Resource.Dimensions.Select(pair => $$"""{"name":"{{pair.Key}}","value":"{{pair.Value}}"}"""));
        string time = item.CollectTime.ToString(CultureInfo.InvariantCulture);
        return $$"""{"collect_time":{{time}},"metric":{"namespace":"{{item.Resource.Namespace}}","dimensions":[{{dimensions}}]},"values":[{{string.Join(',', item.Metrics.GroupBy(metric => metric.Name).Select(same => Json(same.Last())))}}]}""";
    }

    private static string Json(AomMetric metric)
    {
        Span<byte> digits = stackalloc byte[NumberText.MaxLength];
        int length = metric.Number.IsWhole ? NumberText.Write(metric.Number.Whole, digits) : NumberText.Write(metric.Number.Real, digits);
        string unit = metric.Unit is null ? string.Empty : $",\"unit\":\"{metric.Unit}\"";
        return $$"""{"metric_name":"{{metric.Name}}","type":"{{metric.Type}}"{{unit}},"value":{{Encoding.ASCII.GetString(digits[..length])}}}""";
    }
}
