using System.Collections.Generic;
using System.Linq;
using AomTools.Batching;
using AomTools.Delivery;
using Xunit;

namespace AomTools.Tests.Batching;

/// <summary>Bodies at exactly the limit go in one batch, and in two with one byte more.</summary>
public sealed class ExactSizeTests
{
    public static TheoryData<string> Shapes => ["one item", "many subjects", "one subject, many times", "mixed"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Carve_AtTheExactSize_MakesOneBatch(string shape)
    {
        int size = (int)Fill(new MetricBatcher(int.MaxValue), shape).Bytes;
        MetricBatcher exact = Fill(new MetricBatcher(size), shape);
        Assert.Equal(size, Assert.Single(exact.TakeBatches(8)).Bytes);
        Assert.Equal((true, 2L, 0), (exact.IsEmpty, exact.Bytes, exact.Count));
        Assert.Equal(2, All(Fill(new MetricBatcher(size - 1), shape)).Count);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    public void Carve_AtTheLimitOfAom_FillsItToTheLastByte(int above, int batches)
    {
        MetricBatcher batcher = new(new DeliveryOptions().BodyBytes);
        for (int i = 0; batcher.Bytes < 39_800; i++)
        {
            batcher.Add(TestMetrics.Metric("m" + i, host: "server-" + (i % 20)));
        }

        // The overhead of a metric is measured with a name of one letter.
        long before = batcher.Bytes;
        batcher.Add(TestMetrics.Metric("n", host: "server-0"));
        int frame = (int)(batcher.Bytes - before);
        batcher.Add(TestMetrics.Metric(new string('n', 40_000 + above - (int)batcher.Bytes - frame + 1), host: "server-0"));
        Assert.Equal(40_000 + above, batcher.Bytes);
        Assert.Equal(batches, All(batcher).Count);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Bytes_AfterEachCarve_IsTheSizeOfWhatIsLeft(string shape)
    {
        MetricBatcher batcher = Fill(new MetricBatcher(900), shape);
        List<(long Told, MetricBatch Batch)> carved = [];
        while (!batcher.IsEmpty)
        {
            carved.Add((batcher.Bytes, Assert.Single(batcher.TakeBatches(1))));
        }

        Assert.Equal(2, batcher.Bytes);
        for (int i = 1; i < carved.Count; i++)
        {
            List<MetricItem> left = [.. carved.Skip(i).SelectMany(pair => pair.Batch.Items)];
            Assert.Equal(1 + left.Sum(item => item.Bytes + 1), carved[i].Told);
        }
    }

    private static MetricBatcher Fill(MetricBatcher batcher, string shape)
    {
        for (int i = 0; i < 24; i++)
        {
            batcher.Add(shape switch
            {
                "one item" => TestMetrics.Metric("metric_" + i),
                "many subjects" => TestMetrics.Metric(host: "server-" + i),
                "one subject, many times" => TestMetrics.Metric(at: i),
                _ => TestMetrics.Metric("metric_" + (i % 3), host: "server-" + (i % 4), at: i % 5),
            });
        }

        return batcher;
    }

    private static List<MetricBatch> All(MetricBatcher batcher)
    {
        List<MetricBatch> all = [];
        while (!batcher.IsEmpty)
        {
            all.AddRange(batcher.TakeBatches(8));
        }

        return all;
    }
}
