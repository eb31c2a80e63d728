using System;
using System.Collections.Generic;
using AomTools.Sources;
using Xunit;

namespace AomTools.Tests.Sources;

public sealed class TimeReaderTests
{
    public static TheoryData<object, string> Times => new()
    {
        { new DateTimeOffset(2026, 11, 24, 8, 30, 0, TimeSpan.FromHours(8)), "2026-11-24T00:30:00Z" },
        { new DateTime(2026, 11, 24, 8, 30, 0, DateTimeKind.Utc), "2026-11-24T08:30:00Z" },
        { new DateTime(2026, 11, 24, 8, 30, 0, DateTimeKind.Unspecified), "2026-11-24T07:30:00Z" },
        { "2026-11-24T08:30:00Z", "2026-11-24T08:30:00Z" },
        { "2026-11-24T08:30:00.5+08:00", "2026-11-24T00:30:00.5Z" },
        { "2026-11-24 08:30:00", "2026-11-24T07:30:00Z" },
        { "2026-07-24 08:30", "2026-07-24T06:30:00Z" },
        { "/Date(1795480200123)/", "2026-11-24T00:30:00.123Z" },
        { 1795480200123L, "2026-11-24T00:30:00.123Z" },
        { "1795480200123", "2026-11-24T00:30:00.123Z" },
        { 1795480200123.0, "2026-11-24T00:30:00.123Z" },
    };

    public static TheoryData<object, string> Unreadable => new()
    {
        { "yesterday", "TimestampFormat" },
        { "24.11.2026 08:30", "TimestampFormat" },
        { "11/24/2026", "TimestampFormat" },
        { "2026-13-24T00:00:00Z", "TimestampFormat" },
        { -5L, "TimestampFormat" },
        { 1795480200L, "TimestampSeconds" },
        { "1795480200", "TimestampSeconds" },
        { double.MaxValue, "TimestampFormat" },
        { new Version(1, 2), "TimestampFormat" },
    };

    [Theory]
    [MemberData(nameof(Times))]
    public void TryRead_AnyForm_UsesTheTimeZone(object value, string expected)
    {
        Assert.Null(Reader("2026-11-24T12:00:00Z").TryRead(value, new FakeInputObject(), out DateTimeOffset time));
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), time);
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void TryRead_UnreadableTime_ReturnsItsViolation(object value, string rule) =>
        Assert.Equal(rule, Reader("2026-11-24T12:00:00Z").TryRead(value, new FakeInputObject(), out _)!.Rule);

    // On 25 October 2026 Berlin's clocks show 02:30 twice: at 00:30 and at 01:30 UTC.
    [Theory]
    [InlineData("2026-10-25T00:31:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25T01:31:00Z", "2026-10-25T01:30:00Z")]
    [InlineData("2026-10-25T12:00:00Z", "2026-10-25T01:30:00Z")]
    public void TryRead_RepeatedHour_UsesTheOffsetNearerToNow(string now, string expected)
    {
        Assert.Null(Reader(now).TryRead(new DateTime(2026, 10, 25, 2, 30, 0), new FakeInputObject(), out DateTimeOffset time));
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), time);
    }

    [Fact]
    public void TryRead_SkippedHour_UsesTheOffsetBeforeTheGap()
    {
        Assert.Null(Reader("2026-03-29T12:00:00Z").TryRead(new DateTime(2026, 3, 29, 2, 30, 0), new FakeInputObject(), out DateTimeOffset time));
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero), time);
    }

    [Fact]
    public void TryRead_DeserializedTime_IsTheSameTime()
    {
        FakeInputObject bag = new() { Values = { ["UtcTicks"] = new DateTime(2026, 11, 24, 0, 30, 0).Ticks } };
        Assert.Null(Reader("2026-11-24T12:00:00Z").TryRead(bag, bag, out DateTimeOffset time));
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 0, 30, 0, TimeSpan.Zero), time);
    }

    // On 4 April 2027 Lord Howe's clocks go back half an hour: 01:45 is at 14:45 and at 15:15 UTC.
    [Theory]
    [InlineData("2027-04-03T14:46:00Z", "2027-04-03T14:45:00Z")]
    [InlineData("2027-04-03T15:16:00Z", "2027-04-03T15:15:00Z")]
    public void TryRead_RepeatedHalfHour_Nearer(string now, string expected)
    {
        Assert.Null(Reader(now, "Australia/Lord_Howe").TryRead(new DateTime(2027, 4, 4, 1, 45, 0), new FakeInputObject(), out DateTimeOffset time));
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), time);
    }

    // On 3 October 2027 they go from 02:00 to 02:30.
    [Fact]
    public void TryRead_HalfHourThatSpringLeavesOut_OffsetBefore()
    {
        Assert.Null(Reader("2027-10-03T00:00:00Z", "Australia/Lord_Howe").TryRead(new DateTime(2027, 10, 3, 2, 15, 0), new FakeInputObject(), out DateTimeOffset time));
        Assert.Equal(new DateTimeOffset(2027, 10, 2, 15, 45, 0, TimeSpan.Zero), time);
    }

    private static TimeReader Reader(string now, string zone = "Europe/Berlin") => new(
        TimeZoneInfo.FindSystemTimeZoneById(zone),
        () => DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));

    private sealed class FakeInputObject : IInputObject
    {
        public Dictionary<string, object> Values { get; } = [];

        public object Target => this;

        public string TypeName => "Bag";

        public bool IsBag => true;

        public IEnumerable<string> Names => Values.Keys;

        public bool TryRead(string name, out object? value) => Values.TryGetValue(name, out value);

        public IInputObject View(object value) => value as FakeInputObject ?? new FakeInputObject();
    }
}
