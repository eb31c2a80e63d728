using System;
using System.Collections.Generic;
using System.Globalization;
using AomTools.Sources;
using Xunit;

namespace AomTools.Tests.Sources;

/// <summary>Times that clocks repeat or skip, and time zones that the user specifies.</summary>
public sealed class TimeReaderZoneTests : TimeReaderTestBase
{
    // On 25 October 2026 Berlin's clocks show 02:30 twice: at 00:30 and at 01:30 UTC.
    [Theory]
    [InlineData("2026-10-25T00:31:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25T01:31:00Z", "2026-10-25T01:30:00Z")]
    [InlineData("2026-10-25T12:00:00Z", "2026-10-25T01:30:00Z")]
    public void TryRead_RepeatedHour_UsesTheOffsetNearerToNow(string now, string expected)
    {
        Assert.Null(Reader(now).TryRead(new DateTime(2026, 10, 25, 2, 30, 0), new FakeInputObject(), out DateTimeOffset time));
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), time);
    }

    [Fact]
    public void TryRead_SkippedHour_UsesTheOffsetBeforeTheGap()
    {
        Assert.Null(Reader("2026-03-29T12:00:00Z").TryRead(new DateTime(2026, 3, 29, 2, 30, 0), new FakeInputObject(), out DateTimeOffset time));
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero), time);
    }

    // On 4 April 2027 Lord Howe's clocks go back half an hour: 01:45 is at 14:45 and at 15:15 UTC.
    [Theory]
    [InlineData("2027-04-03T14:46:00Z", "2027-04-03T14:45:00Z")]
    [InlineData("2027-04-03T15:16:00Z", "2027-04-03T15:15:00Z")]
    public void TryRead_RepeatedHalfHour_Nearer(string now, string expected)
    {
        Assert.Null(Reader(now, "Australia/Lord_Howe").TryRead(new DateTime(2027, 4, 4, 1, 45, 0), new FakeInputObject(), out DateTimeOffset time));
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), time);
    }

    // On 3 October 2027 they go from 02:00 to 02:30.
    [Fact]
    public void TryRead_HalfHourThatSpringLeavesOut_OffsetBefore()
    {
        Assert.Null(Reader("2027-10-03T00:00:00Z", "Australia/Lord_Howe").TryRead(new DateTime(2027, 10, 3, 2, 15, 0), new FakeInputObject(), out DateTimeOffset time));
        Assert.Equal(new DateTimeOffset(2027, 10, 2, 15, 45, 0, TimeSpan.Zero), time);
    }

    // Import-Counter marks the clock of a log as local, wherever the log is from.
    [Theory]
    [InlineData(DateTimeKind.Local)]
    [InlineData(DateTimeKind.Unspecified)]
    public void TryRead_ZoneSpecified_DecidesForEveryWallClock(DateTimeKind kind)
    {
        TimeZoneInfo zone = TimeZoneInfo.CreateCustomTimeZone("kathmandu", TimeSpan.FromMinutes(345), "kathmandu", "kathmandu");
        Assert.Null(new TimeReader(zone, () => TestMetrics.Noon).TryRead(new DateTime(2026, 11, 25, 3, 15, 0, kind), new FakeInputObject(), out DateTimeOffset time));
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 21, 30, 0, TimeSpan.Zero), time);
    }
}
