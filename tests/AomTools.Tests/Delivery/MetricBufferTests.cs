using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Batching;
using AomTools.Delivery;
using Xunit;

namespace AomTools.Tests.Delivery;

public sealed class MetricBufferTests
{
    private const long Capacity = 40_000;

    private readonly MetricBuffer _buffer = new(Capacity);

    [Fact]
    public void Is_as_large_after_it_was_taken_as_before()
    {
        int first = Fill(_buffer, i => TestMetrics.Metric("m" + (i % 10), i, "h" + (i % 7), i));
        Assert.Equal(first, _buffer.Drain().Count);
        Assert.False(_buffer.IsFull);
        Assert.Empty(_buffer.Drain());
        int second = Fill(_buffer, i => TestMetrics.Metric("m" + (i % 10), i, "h" + (i % 7), i));
        Assert.Equal(first, second);
    }

    // Were a window much larger than its bodies, memory would have no bound; were it smaller, requests would not be full.
    [Theory]
    [InlineData("one series", 1, 1, 1, 1)]
    [InlineData("one resource", 100, 1, 1, 1)]
    [InlineData("many resources at one time", 1, 10_000, 1_000_000, 1)]
    [InlineData("many names of many resources", 40, 100, 1, 1)]
    [InlineData("long names", 100, 10, 1, 200)]
    public void Holds_about_as_much_as_fits_the_bodies(string what, int names, int hosts, int perTime, int nameLength)
    {
        string tail = new('x', nameLength);
        Fill(_buffer, i => TestMetrics.Metric(tail + (i % names), i, "h" + (i / names % hosts), i / perTime));
        MetricBatcher batcher = new();
        _buffer.Drain().ForEach(batcher.Add);
        Assert.True(batcher.Bytes is > Capacity * 7 / 10 and < Capacity * 13 / 10, $"{what}: {batcher.Bytes} bytes");
    }

    [Fact]
    public void Gives_out_each_metric_once_though_lists_are_used_again()
    {
        List<AomMetric> taken = [];
        for (int i = 0; i < 6; i++)
        {
            _buffer.Add(TestMetrics.Metric("m" + i));
            List<AomMetric> list = _buffer.Drain();
            taken.AddRange(list);
            _buffer.Recycle(list);
        }

        Assert.Equal(["m0", "m1", "m2", "m3", "m4", "m5"], taken.Select(metric => metric.Name));
    }

    // The estimate decides when a buffer is sent, however metrics arrive.
    [Theory]
    [InlineData(2)]
    [InlineData(256)]
    [InlineData(1000)]
    public void Takes_as_many_metrics_of_arrays_as_single_ones(int length)
    {
        int single = Fill(_buffer, Mixed);
        Assert.Equal(single, _buffer.Drain().Count);
        AomMetric[] all = [.. Enumerable.Range(0, 1000).Select(Mixed)];
        int taken = 0;
        while (!_buffer.IsFull)
        {
            int offered = Math.Min(length, all.Length - taken);
            int added = _buffer.Add(new ArraySegment<AomMetric>(all, taken, offered));
            taken += added;
            Assert.Equal(added < offered, _buffer.IsFull && added != offered);
        }

        Assert.Equal(single, taken);
        Assert.Equal(all.Take(taken), _buffer.Drain());
    }

    // A full buffer takes one more: the caller has decided to add.
    [Fact]
    public void Takes_at_least_one_metric_of_an_array()
    {
        MetricBuffer small = new(1);
        AomMetric[] all = [TestMetrics.Metric("a"), TestMetrics.Metric("b"), TestMetrics.Metric("c")];
        Assert.Equal(1, small.Add(new ArraySegment<AomMetric>(all, 1, 2)));
        Assert.Equal(1, small.Add(new ArraySegment<AomMetric>(all, 0, 3)));
        Assert.Equal(["b", "a"], small.Drain().Select(metric => metric.Name));
    }

    private static AomMetric Mixed(int i) => TestMetrics.Metric("m" + (i % 10), i, "h" + (i % 7), i);

    private static int Fill(MetricBuffer buffer, Func<int, AomMetric> make)
    {
        int count = 0;
        while (!buffer.IsFull && count < 10_000)
        {
            buffer.Add(make(count++));
        }

        return count;
    }
}
