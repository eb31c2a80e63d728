using System.Linq;
using AomTools.Metrics;
using Xunit;

namespace AomTools.Tests.Metrics;

public sealed class DistinctTimesTests
{
    private const long Now = 1_795_571_609_000;

    private readonly DistinctTimes _times = new();

    [Fact]
    public void Next_WithinOneTick_IsTheNextMillisecondOfTheSeries()
    {
        MetricSeries a = TestMetrics.Metric("now_a").Series;
        MetricSeries b = TestMetrics.Metric("now_b").Series;
        Assert.Equal([Now, Now + 1, Now + 2], Enumerable.Range(0, 3).Select(_ => _times.Next(a, Now)));
        Assert.Equal(Now, _times.Next(b, Now));
        Assert.Equal(Now + 3, _times.Next(a, Now + 1));
        Assert.Equal(Now + 1, _times.Next(b, Now + 1));
        Assert.Equal(Now + 100, _times.Next(a, Now + 100));
    }

    [Fact]
    public void Next_AfterTheClockWasSetBack_IsTheClocks()
    {
        MetricSeries series = TestMetrics.Metric("now_c").Series;
        Assert.Equal(Now, _times.Next(series, Now));
        Assert.Equal(Now + 1, _times.Next(series, Now - 1));
        Assert.Equal(Now - 120_000, _times.Next(series, Now - 120_000));
        Assert.Equal(Now - 119_999, _times.Next(series, Now - 120_000));
    }

    // It read the clock, and then waited for a processor.
    [Fact]
    public void Next_OnAThreadThatComesLate_DoesNotForgetTheOthers()
    {
        MetricSeries series = TestMetrics.Metric("now_d").Series;
        Assert.Equal([Now, Now + 1, Now + 2], Enumerable.Range(0, 3).Select(_ => _times.Next(series, Now)));
        _times.Next(TestMetrics.Metric("now_e").Series, Now - 20_000);
        Assert.Equal(Now + 3, _times.Next(series, Now + 1));
    }

    [Fact]
    public void Next_OnAThreadThatComesLate_RepeatsNoForgottenTime()
    {
        MetricSeries series = TestMetrics.Metric("now_f").Series;
        Assert.Equal([Now, Now + 1, Now + 2], Enumerable.Range(0, 3).Select(_ => _times.Next(series, Now)));
        _times.Next(TestMetrics.Metric("now_g").Series, Now + 3);
        Assert.Equal(Now + 3, _times.Next(series, Now + 1));
    }
}
