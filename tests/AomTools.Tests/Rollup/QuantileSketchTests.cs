using System;
using System.Linq;
using AomTools.Rollup;
using Xunit;

namespace AomTools.Tests.Rollup;

public sealed class QuantileSketchTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1e-9, 2)]
    [InlineData(1e15, 3)]
    [InlineData(7, 4)]
    public void Percentiles_are_within_the_stated_error(double scale, int seed)
    {
        Random random = new(seed);
        double[] values = [.. Enumerable.Range(0, 5000).Select(_ => scale * Math.Exp(random.NextDouble() * 20))];
        QuantileSketch sketch = new();
        foreach (double value in values)
        {
            sketch.Add(value);
        }

        double[] sorted = [.. values.Order()];
        foreach (double percentile in new[] { 0.1, 1, 25, 50, 90, 95, 99, 99.9 })
        {
            double exact = sorted[(int)Math.Ceiling(percentile / 100 * sorted.Length) - 1];
            Assert.InRange(sketch.Find(percentile), exact * (1 - QuantileSketch.RelativeError - 1e-9), exact * (1 + QuantileSketch.RelativeError + 1e-9));
        }
    }

    [Fact]
    public void Zeros_are_exact()
    {
        QuantileSketch sketch = new();
        sketch.Add(0);
        sketch.Add(0);
        sketch.Add(100);
        Assert.Equal(0, sketch.Find(50));
        Assert.InRange(sketch.Find(95), 99, 101);
    }

    [Fact]
    public void A_wide_range_keeps_the_large_values_exact()
    {
        QuantileSketch sketch = new();
        for (int i = -12; i < 300; i++)
        {
            sketch.Add(Math.Pow(10, i));
        }

        Assert.InRange(sketch.Find(99.9), 0.99e299, 1.01e299);
        Assert.InRange(sketch.Find(95), 0.99e284, 1.01e284);
    }

    [Fact]
    public void Any_order_has_the_same_result()
    {
        double[] values = [1e6, 3, 0.001, 1e12, 5, 5, 8e3];
        double[] results = [.. new[] { values, [.. values.Reverse()], [.. values.Order()] }.Select(order =>
        {
            QuantileSketch sketch = new();
            Array.ForEach(order, sketch.Add);
            return sketch.Find(50);
        })];
        Assert.Single(results.Distinct());
    }

    [Fact]
    public void Clear_forgets_all()
    {
        QuantileSketch sketch = new();
        sketch.Add(1e6);
        sketch.Clear();
        sketch.Add(1);
        Assert.InRange(sketch.Find(99), 0.99, 1.01);
    }

    [Theory]
    [InlineData("average", "_avg")]
    [InlineData("P95", "_p95")]
    [InlineData("p99.9", "_p99_9")]
    [InlineData("P05.0", "_p5")]
    [InlineData("P0", null)]
    [InlineData("P100", null)]
    [InlineData("P", null)]
    [InlineData("P-5", null)]
    [InlineData("Median", null)]
    [InlineData("", null)]
    public void Statistics_have_a_suffix(string text, string? suffix) => Assert.Equal(suffix, RollupStatistic.Parse(text)?.Suffix);
}
