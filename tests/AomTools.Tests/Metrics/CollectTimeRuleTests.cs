using System;
using System.Globalization;
using AomTools.Metrics;
using Xunit;

namespace AomTools.Tests.Metrics;

public sealed class CollectTimeRuleTests
{
    private const long Minute = 60_000;
    private const long Day = 24 * 60 * Minute;

    [Theory]
    [InlineData(-Day - 1, "TimeTooOld")]
    [InlineData(-Day, null)]
    [InlineData(-Day + 1, null)]
    [InlineData(0, null)]
    [InlineData((30 * Minute) - 1, null)]
    [InlineData(30 * Minute, null)]
    [InlineData((30 * Minute) + 1, "TimeAhead")]
    public void Violation_AtEachEdge_RejectsOnlyBeyondIt(long at, string? rule) =>
        Assert.Equal(rule, CollectTimeRule.FindViolation(TestMetrics.Metric(at: at), TestMetrics.Noon)?.Rule);

    [Theory]
    [InlineData(10 * Minute, null)]
    [InlineData((10 * Minute) + 1, "TimeSomewhatAhead")]
    [InlineData(30 * Minute, "TimeSomewhatAhead")]
    [InlineData(-12 * 60 * Minute, null)]
    [InlineData((-12 * 60 * Minute) - 1, "TimeHiddenInConsole")]
    [InlineData(-Day, "TimeHiddenInConsole")]
    [InlineData(0, null)]
    public void Warning_AtEachEdge_WarnsOnlyBeyondIt(long at, string? rule) =>
        Assert.Equal(rule, CollectTimeRule.FindWarning(TestMetrics.Metric(at: at), TestMetrics.Noon)?.Rule);

    // 08:00 in UTC+8 is midnight UTC in every time zone.
    [Theory]
    [InlineData("2026-11-24T08:00:00+08:00", "2026-11-24T08:00:00+08:00", "2026-11-24T07:59:59.999+08:00")]
    [InlineData("2026-11-25T07:59:59+08:00", "2026-11-24T08:00:00+08:00", "2026-11-24T07:59:59.999+08:00")]
    [InlineData("2026-11-25T07:00:00+08:00", "2026-11-24T23:00:00+08:00", "2026-11-24T07:00:00+08:00")]
    [InlineData("2026-11-23T23:00:00-05:00", "2026-11-23T19:00:00-05:00", "2026-11-23T18:59:59.999-05:00")]
    [InlineData("2026-11-24T13:59:59+14:00", "2026-11-23T14:00:00+14:00", "2026-11-23T13:59:59.999+14:00")]
    public void Warning_InEveryZone_HoldsTheDayToUtc(string now, string shown, string hidden)
    {
        Assert.Null(CollectTimeRule.FindWarning(At(shown), Time(now)));
        Assert.Equal("TimeHiddenInConsole", CollectTimeRule.FindWarning(At(hidden), Time(now))!.Rule);
    }

    [Fact]
    public void Violation_NamesTheField() =>
        Assert.Equal("collect_time", CollectTimeRule.FindViolation(TestMetrics.Metric(at: -2 * Day), TestMetrics.Noon)!.Field);

    private static AomMetric At(string time) => TestMetrics.Metric(at: (long)(Time(time) - TestMetrics.Noon).TotalMilliseconds);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
