using System;
using System.Linq;
using AomTools.Queries;
using Xunit;

namespace AomTools.Tests.Queries;

public sealed class TimePlanTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 24, 12, 0, 30, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 60)]
    [InlineData(24, 60)]
    [InlineData(24.1, 300)]
    [InlineData(120, 300)]
    [InlineData(360, 900)]
    [InlineData(1440, 3600)]
    public void Uses_the_smallest_period_that_fits(double hours, int period)
    {
        TimePlan plan = TimePlan.OfLast(TimeSpan.FromHours(hours), null, s_now);
        Assert.Equal(period, plan.PeriodSec);
        Assert.Equal("-1.-1." + Math.Ceiling(hours * 60), Assert.Single(plan.Slices).ToText());
    }

    [Fact]
    public void Splits_what_does_not_fit_at_whole_periods()
    {
        TimePlan plan = TimePlan.OfLast(TimeSpan.FromDays(2.5), 60, s_now);
        Assert.Equal(3, plan.Slices.Count);
        Assert.All(plan.Slices, slice => Assert.True(slice.Minutes * 60 <= 1440 * 60));
        Assert.All(plan.Slices, slice => Assert.Equal(0, slice.Start!.Value % 60_000));
        Assert.Equal(plan.Slices.Skip(1).Select(slice => slice.Start), plan.Slices.SkipLast(1).Select(slice => slice.End));
        Assert.Equal(s_now.ToUnixTimeMilliseconds(), plan.Slices[^1].End);
    }

    // The range of -Last has as many periods as minutes were asked for, also if it starts within one.
    [Theory]
    [InlineData(2, 60, 2)]
    [InlineData(3, 60, 3)]
    [InlineData(10, 300, 2)]
    [InlineData(120, 3600, 2)]
    public void Needs_no_request_for_the_part_of_a_period(int days, int period, int requests)
    {
        DateTimeOffset now = s_now.AddSeconds(17.3);
        TimePlan plan = TimePlan.OfLast(TimeSpan.FromDays(days), period, now);
        Assert.Equal(requests, plan.Slices.Count);
        Assert.InRange(plan.Start, now.AddDays(-days), now.AddDays(-days).AddSeconds(period));
        Assert.Equal(now.ToUnixTimeMilliseconds(), plan.Slices[^1].End);
    }

    [Fact]
    public void Starts_at_the_period_and_ends_before_the_end()
    {
        TimeSlice slice = Assert.Single(TimePlan.OfRange(s_now.AddMinutes(-10), s_now, 300).Slices);
        long start = new DateTimeOffset(2026, 11, 24, 11, 50, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        Assert.Equal($"{start}.{s_now.ToUnixTimeMilliseconds()}.11", slice.ToText());
        Assert.True(slice.Contains(start));
        Assert.False(slice.Contains(start - 1));
        Assert.False(slice.Contains(s_now.ToUnixTimeMilliseconds()));
    }
}
