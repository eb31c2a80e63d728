using System;
using System.Globalization;
using AomTools.Metrics;
using Xunit;

namespace AomTools.Tests.Metrics;

public sealed class CollectTimeSeasonTests
{
    [Theory]
    [InlineData("2027-06-15T12:00:00Z", "2027-06-14T12:00:00Z", null)]
    [InlineData("2027-06-15T12:00:00Z", "2027-06-14T11:59:59.999Z", "TimeTooOld")]
    [InlineData("2027-06-15T12:00:00Z", "2027-06-15T12:30:00Z", null)]
    [InlineData("2027-06-15T12:00:00Z", "2027-06-15T12:30:00.001Z", "TimeAhead")]
    [InlineData("2028-03-01T00:00:00Z", "2028-02-29T00:00:00Z", null)]
    [InlineData("2028-03-01T00:00:00Z", "2028-02-28T23:59:59.999Z", "TimeTooOld")]
    [InlineData("2029-12-31T23:45:00Z", "2030-01-01T00:15:00Z", null)]
    [InlineData("2027-10-31T02:30:00+01:00", "2027-10-30T03:29:59+02:00", "TimeTooOld")]
    [InlineData("2027-03-28T03:00:00+02:00", "2027-03-27T02:00:00+01:00", null)]
    public void Violation_NowAndTime_Rule(string now, string time, string? rule) =>
        Assert.Equal(rule, CollectTimeRule.FindViolation(At(time), Read(now))?.Rule);

    // The console's day starts at 08:00 in UTC+8, in every time zone and season.
    [Theory]
    [InlineData("2027-06-15T12:00:00Z", "2027-06-15T12:10:00Z", null)]
    [InlineData("2027-06-15T12:00:00Z", "2027-06-15T12:10:00.001Z", "TimeSomewhatAhead")]
    [InlineData("2027-06-15T00:05:00+08:00", "2027-06-14T08:00:00+08:00", null)]
    [InlineData("2027-06-15T00:05:00+08:00", "2027-06-14T07:59:59+08:00", "TimeHiddenInConsole")]
    [InlineData("2027-06-15T07:55:00+08:00", "2027-06-14T08:00:00+08:00", null)]
    [InlineData("2027-06-15T08:05:00+08:00", "2027-06-15T08:00:00+08:00", null)]
    [InlineData("2027-06-15T08:05:00+08:00", "2027-06-15T07:59:59+08:00", "TimeHiddenInConsole")]
    [InlineData("2027-06-15T07:55:00+08:00", "2027-06-15T08:05:00+08:00", null)]
    [InlineData("2028-03-01T00:00:01Z", "2028-02-29T23:59:59Z", "TimeHiddenInConsole")]
    [InlineData("2028-02-29T23:59:59Z", "2028-02-29T00:00:00Z", null)]
    [InlineData("2030-01-01T00:00:01Z", "2029-12-31T23:59:59Z", "TimeHiddenInConsole")]
    [InlineData("2027-10-31T02:30:00+01:00", "2027-10-31T02:00:00+02:00", null)]
    [InlineData("2027-10-31T02:30:00+01:00", "2027-10-31T01:59:59+02:00", "TimeHiddenInConsole")]
    public void Warning_NowAndTime_Rule(string now, string time, string? rule) =>
        Assert.Equal(rule, CollectTimeRule.FindWarning(At(time), Read(now))?.Rule);

    private static AomMetric At(string time) => TestMetrics.Metric(at: (long)(Read(time) - TestMetrics.Noon).TotalMilliseconds);

    private static DateTimeOffset Read(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
