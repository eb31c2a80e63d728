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

    private static int Fill(MetricBuffer buffer, System.Func<int, AomMetric> make)
    {
        int count = 0;
        while (!buffer.IsFull && count < 10_000)
        {
            buffer.Add(make(count++));
        }

        return count;
    }
}
