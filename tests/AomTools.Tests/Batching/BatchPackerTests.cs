using System.Collections.Generic;
using System.Linq;
using AomTools.Batching;
using Xunit;

namespace AomTools.Tests.Batching;

public sealed class BatchPackerTests
{
    private const int SmallBody = 700;

    // A resource goes to another batch only if the bytes need one.
    [Theory]
    [InlineData(SmallBody, 1)]
    [InlineData(SmallBody + 1, 2)]
    [InlineData(2 * SmallBody, 2)]
    [InlineData((2 * SmallBody) + 1, 3)]
    [InlineData(100 * SmallBody, 3)]
    public void Pack_Bytes_OpensAsManyBatchesAsNeeded(long bytes, int maxBatches)
    {
        List<MetricItem> items = [.. Enumerable.Range(0, 40).Select(i => Item("server-" + i, i))];
        BatchPacker packer = new(3, SmallBody);
        packer.Pack(items, bytes);
        Assert.Equal(maxBatches, packer.Batches.Count);
    }

    private static MetricItem Item(string host, int at)
    {
        AomMetric metric = TestMetrics.Metric(host: host, at: at);
        MetricItem item = new MetricItem().Reset(metric.Series.Resource, metric.CollectTime, at);
        item.Add(metric);
        return item;
    }
}
