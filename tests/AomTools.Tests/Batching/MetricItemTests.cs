using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using AomTools.Batching;
using Xunit;

namespace AomTools.Tests.Batching;

public sealed class MetricItemTests
{
    private readonly AomMetric[] _values = [.. Enumerable.Range(0, 5).Select(i => TestMetrics.Whole("metric_" + i, (ulong)Math.Pow(10, i * 2)))];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 1)]
    [InlineData(1, 0)]
    public void TakeOverflow_AtTheExactSize_TakesNothing(int above, int expected)
    {
        MetricItem item = Item(_values);
        List<AomMetric> overflow = item.TakeOverflow(item.Bytes + above);
        Assert.Equal(_values[^expected..], overflow);
        Assert.Equal(_values[..^expected], item.Metrics);
        Assert.Equal(item.Bytes, Text(item).Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void TakeOverflow_AtTheExactSizeOfTheFirstMetrics_KeepsThose(int keep)
    {
        int limit = Item(_values[..keep]).Bytes;
        MetricItem exact = Item(_values);
        Assert.Equal(_values[keep..], exact.TakeOverflow(limit));
        Assert.Equal((limit, Text(exact).Length), (exact.Bytes, limit));
        Assert.Equal(_values[Math.Max(1, keep - 1)..], Item(_values).TakeOverflow(limit - 1));
    }

    // AOM keeps one value per series and time: of two with one name the later is on the wire, and both are settled.
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(200)]
    public void Add_NameOfAnEarlierMetric_ReplacesItOnTheWire(int names)
    {
        AomMetric[] values = [.. Enumerable.Range(0, names * 2).Select(i => TestMetrics.Whole("metric_" + (i % names), (ulong)i))];
        MetricItem item = Item(values);
        Assert.Equal(values, item.Metrics);
        Assert.Equal(Text(Item(values[names..])), Text(item));
        Assert.Equal(item.Bytes, Text(item).Length);
    }

    [Fact]
    public void TakeOverflow_WithRepeatedNames_KeepsWhatFits()
    {
        AomMetric[] values = [.. Enumerable.Range(0, 40).Select(i => TestMetrics.Whole("metric_" + (i % 10), (ulong)i))];
        int limit = Item(values[..5]).Bytes;
        MetricItem item = Item(values);
        List<AomMetric> overflow = item.TakeOverflow(limit);
        Assert.InRange(item.Bytes, 1, limit);
        Assert.Equal(values, item.Metrics.Concat(overflow));
        Assert.Equal(5, item.Metrics.Count);
    }

    [Fact]
    public void TakeOverflow_OfOneMetric_KeepsItHoweverSmallTheLimit()
    {
        MetricItem item = Item(_values[..1]);
        Assert.Empty(item.TakeOverflow(1));
        Assert.Equal(_values[..1], item.Metrics);
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(9L)]
    [InlineData(10L)]
    [InlineData(-1L)]
    [InlineData(-1795521600000L)]
    [InlineData(1795521600000L)]
    [InlineData(253402300799999L)]
    [InlineData(-62135596800000L)]
    public void Bytes_OfAnyTime_IsWhatIsWritten(long time)
    {
        MetricItem item = new MetricItem().Reset(_values[0].Series.Resource, time, 0);
        Assert.Equal(item.Bytes, Text(item).Length);
        item.Add(_values[0]);
        Assert.Equal(item.Bytes, Text(item).Length);
        Assert.StartsWith($"{{\"collect_time\":{time},\"metric\":", Text(item));
    }

    [Theory]
    [InlineData(1, 0, 0, 2, 0, 0)]
    [InlineData(1, 9, 9, 2, 0, 0)]
    [InlineData(1, 1, 0, 1, 2, 0)]
    [InlineData(1, 1, 9, 1, 2, 0)]
    [InlineData(1, 1, 0, 1, 1, 1)]
    [InlineData(1, 1, 1, 1, 1, 2)]
    public void CompareTo_IsByTimeThenArrivalThenPart(long time, long arrival, int part, long laterTime, long laterArrival, int laterPart)
    {
        MetricItem earlier = new MetricItem().Reset(_values[0].Series.Resource, time, arrival, part);
        MetricItem later = new MetricItem().Reset(_values[0].Series.Resource, laterTime, laterArrival, laterPart);
        Assert.Equal((-1, 1, 0), (earlier.CompareTo(later), later.CompareTo(earlier), earlier.CompareTo(earlier)));
    }

    [Fact]
    public void Reset_OfAUsedItem_LeavesNothingOfItsEarlierUse()
    {
        MetricItem item = Item(_values);
        item.IsPacked = true;
        item.Dispose();
        item.Reset(_values[0].Series.Resource, 7, 8, 9);
        Assert.Equal((false, 7L, 8L, 9), (item.IsPacked, item.CollectTime, item.Arrival, item.Part));
        Assert.Empty(item.Metrics);
        Assert.Equal(new MetricItem().Reset(_values[0].Series.Resource, 7, 0).Bytes, item.Bytes);
        Assert.Equal(item.Bytes, Text(item).Length);
    }

    // Thousands of items are recycled: none may hold on to the buffer of one large item.
    [Theory]
    [InlineData(5, true)]
    [InlineData(500, false)]
    public void Dispose_LetsTheMetricsGoAndKeepsOnlyLittleMemory(int count, bool keeps)
    {
        MetricItem item = Item([.. Enumerable.Range(0, count).Select(i => TestMetrics.Metric("metric_" + i))]);
        item.Next = item;
        item.Dispose();
        Assert.Empty(item.Metrics);
        Assert.Null(item.Next);
        Assert.Equal(keeps, Encoded(item).Capacity > 0);
        Assert.InRange(Encoded(item).Capacity, 0, 4096);
    }

    private static BodyBuffer Encoded(MetricItem item) =>
        (BodyBuffer)typeof(MetricItem).GetField("_encoded", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(item)!;

    private static MetricItem Item(AomMetric[] values)
    {
        MetricItem item = new MetricItem().Reset(values[0].Series.Resource, values[0].CollectTime, 0);
        Array.ForEach(values, value => item.Add(value));
        return item;
    }

    private static string Text(MetricItem item)
    {
        using BodyBuffer body = new(item.Bytes);
        item.Write(body);
        return Encoding.UTF8.GetString(body.Written);
    }
}
