using System;
using System.Globalization;
using AomTools.Metrics;
using Xunit;

namespace AomTools.Tests.Metrics;

public sealed class AomMetricTests
{
    private readonly AomMetric _metric = new MetricValidator().Check(new MetricDraft(
        TestMetrics.Draft("A.b", "load", "percent", ("z", "1"), ("a", "2")), 0.5, null, new DateTimeOffset(2026, 11, 24, 8, 30, 0, 123, TimeSpan.FromHours(-9.5)))).Metric!;

    [Theory]
    [InlineData("")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void ToString_InEveryCulture_IsTheSameLine(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            Assert.Equal("A.b load{z=1, a=2} 0.5 percent @ 2026-11-24T08:30:00.123-09:30", _metric.ToString());
            Assert.Equal("2026-11-24T08:30:00.123-09:30", MetricTime.ToText(_metric.Timestamp));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Properties_AreThoseOfTheWire()
    {
        Assert.Equal(("A.b", "load", "percent", "float", 0.5), (_metric.Namespace, _metric.Name, _metric.Unit, _metric.Type, _metric.Value));
        Assert.Equal(1795543200123L, _metric.CollectTime);
        Assert.Equal("z=1, a=2", _metric.Dimensions.ToString());
        Assert.Equal("int", TestMetrics.Whole("n", 1).Type);
        Assert.Null(TestMetrics.Metric().Unit);
    }

    // Times before 1970 and at the limits of DateTimeOffset: no overflow, no rounding toward zero.
    [Theory]
    [InlineData(-1L)]
    [InlineData(0L)]
    [InlineData(-62135596800000L)]
    [InlineData(253402300799999L)]
    public void CollectTime_AtEachEnd_IsKept(long milliseconds)
    {
        DateTimeOffset time = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        AomMetric metric = new MetricValidator().Check(new MetricDraft(TestMetrics.Draft(dimensions: ("h", "v")), 1, null, time)).Metric!;
        Assert.Equal((milliseconds, time), (metric.CollectTime, metric.Timestamp));
    }
}
