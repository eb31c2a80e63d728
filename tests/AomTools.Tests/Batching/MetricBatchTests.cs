using System.Collections.Generic;
using System.Linq;
using System.Text;
using AomTools.Batching;
using Xunit;

namespace AomTools.Tests.Batching;

public sealed class MetricBatchTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(8, 4)]
    [InlineData(9, 4)]
    public void Halve_OfOneItem_CutsItInTheMiddle(int count, int earlier)
    {
        AomMetric[] all = [.. Enumerable.Range(0, count).Select(i => TestMetrics.Metric("m" + i))];
        (MetricBatch first, MetricBatch second) = MetricBatch.FromMetrics(all).Split();
        Assert.Equal(all[..earlier], first.Metrics);
        Assert.Equal(all[earlier..], second.Metrics);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(8, 4)]
    [InlineData(9, 4)]
    public void Halve_OfSeveralItems_CutsBetweenThemTheEarlierFirst(int items, int earlier)
    {
        AomMetric[] all = [.. Enumerable.Range(0, items).SelectMany(i => new[] { TestMetrics.Metric("a", at: i), TestMetrics.Metric("b", at: i), TestMetrics.Metric("c", at: i) })];
        (MetricBatch first, MetricBatch second) = MetricBatch.FromMetrics(all).Split();
        Assert.Equal(all[..(earlier * 3)], first.Metrics);
        Assert.Equal(all[(earlier * 3)..], second.Metrics);
        Assert.Equal((earlier, items - earlier), (first.Items.Count, second.Items.Count));
        Assert.True(first.LastTime < second.FirstTime);
    }

    [Fact]
    public void Of_Metrics_JoinsNeighborsOfOneSubjectAndTimeOnly()
    {
        AomMetric[] all =
        [
            TestMetrics.Metric("a"), TestMetrics.Metric("b"), TestMetrics.Metric("a", host: "other"), TestMetrics.Metric("c"), TestMetrics.Metric("a", at: 1), TestMetrics.Metric("b", at: 1),
        ];
        MetricBatch batch = MetricBatch.FromMetrics(all);
        Assert.Equal([2, 1, 1, 2], batch.Items.Select(item => item.Metrics.Count));
        Assert.Equal(["srv01", "other", "srv01", "srv01"], batch.Items.Select(item => item.Resource.Dimensions["host"]));
        Assert.Equal(all, batch.Metrics);
        Assert.Equal((6, all[0].CollectTime, all[0].CollectTime + 1), (batch.Count, batch.FirstTime, batch.LastTime));
        Assert.Equal(Text(batch).Length, batch.Bytes);
    }

    [Fact]
    public void Of_Nothing_IsAnEmptyArray()
    {
        MetricBatch batch = MetricBatch.FromMetrics([]);
        Assert.Equal((0, 2, "[]"), (batch.Count, batch.Bytes, Text(batch)));
    }

    [Fact]
    public void Close_SortsItemsByTimeAndKeepsTheOrderOfArrivalWithinOne()
    {
        AomMetric[] all = [TestMetrics.Metric(at: 3), TestMetrics.Metric(host: "x", at: 1), TestMetrics.Metric(host: "y", at: 1), TestMetrics.Metric(host: "z"), TestMetrics.Metric(at: 1)];
        MetricBatch batch = MetricBatch.FromMetrics(all);
        batch.SortItems();
        Assert.Equal(new[] { all[3], all[1], all[2], all[4], all[0] }, batch.Metrics);
        Assert.Equal((all[3].CollectTime, all[0].CollectTime), (batch.FirstTime, batch.LastTime));
    }

    [Fact]
    public void BytesWith_AnItem_CountsItsCommaOnlyAfterAnother()
    {
        List<MetricItem> items = [.. MetricBatch.FromMetrics([TestMetrics.Metric(), TestMetrics.Metric(at: 1)]).Items];
        MetricBatch batch = new();
        Assert.Equal(2 + items[0].Bytes, batch.BytesWith(items[0]));
        batch.Add(items[0]);
        Assert.Equal(batch.Bytes + 1 + items[1].Bytes, batch.BytesWith(items[1]));
    }

    private static string Text(MetricBatch batch)
    {
        using BodyBuffer body = batch.Encode();
        return Encoding.UTF8.GetString(body.Written);
    }
}
