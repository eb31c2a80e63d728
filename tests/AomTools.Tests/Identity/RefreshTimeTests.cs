using System;
using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Identity;

public sealed class RefreshTimeTests
{
    // Minutes from now; the margin is an hour.
    [Theory]
    [InlineData(1440.0, 1380.0)]
    [InlineData(121.0, 61.0)]
    [InlineData(120.0, 60.0)]
    [InlineData(60.0, 30.0)]
    [InlineData(3.0, 1.5)]
    [InlineData(1.0, 1.0)]
    [InlineData(0.01, 1.0)]
    [InlineData(0.0, null)]
    [InlineData(-60.0, null)]
    [InlineData(-30.0 * 365 * 24 * 60, null)]
    [InlineData(null, null)]
    public void From_End_IsNeverWithTheNextRequest(double? end, double? expected) =>
        Assert.Equal(At(expected), RefreshTime.From(At(end), TestMetrics.Noon, TimeSpan.FromHours(1)));

    [Fact]
    public void From_EndOfTime_IsBeforeIt() =>
        Assert.Equal(DateTimeOffset.MaxValue.AddHours(-1), RefreshTime.From(DateTimeOffset.MaxValue, TestMetrics.Noon, TimeSpan.FromHours(1)));

    private static DateTimeOffset? At(double? minutes) => minutes is double value ? TestMetrics.Noon.AddMinutes(value) : null;
}
