using System;
using System.Globalization;
using AomTools.Sources;
using Xunit;

namespace AomTools.Tests.Sources;

public sealed class TimeReaderTests : TimeReaderTestBase
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

        // Seconds, fractions of seconds, microseconds and nanoseconds since 1970.
        { 1795480200L, "2026-11-24T00:30:00Z" },
        { 1795480200, "2026-11-24T00:30:00Z" },
        { "1795480200", "2026-11-24T00:30:00Z" },
        { " 1795480200.5 ", "2026-11-24T00:30:00.5Z" },
        { 1795480200.25, "2026-11-24T00:30:00.25Z" },
        { 1795480200.25m, "2026-11-24T00:30:00.25Z" },
        { "1795480200123456", "2026-11-24T00:30:00.123456Z" },
        { 1795480200123456789UL, "2026-11-24T00:30:00.1234567Z" },

        // Days of spreadsheets: a clock without a zone.
        { 46350.25, "2026-11-24T05:00:00Z" },
        { "46350.25", "2026-11-24T05:00:00Z" },
        { 46350, "2026-11-23T23:00:00Z" },

        // The year first, in other notations.
        { "2026/11/24 08:30:00", "2026-11-24T07:30:00Z" },
        { "2026/7/4 8:30", "2026-07-04T06:30:00Z" },
        { "2026/11/24 8:30:00 PM", "2026-11-24T19:30:00Z" },
        { "2026/11/24 12:30 AM", "2026-11-23T23:30:00Z" },
        { "2026.11.24 08:30:00,125", "2026-11-24T07:30:00.125Z" },
        { "2026-11-24 08:30:00,125", "2026-11-24T07:30:00.125Z" },
        { "2026-11-24 08:30:00 +0800", "2026-11-24T00:30:00Z" },
        { "2026/11/24T08:30:00Z", "2026-11-24T08:30:00Z" },
        { "2026-11-24 08:30:00 UTC", "2026-11-24T08:30:00Z" },
        { "2026-11-24", "2026-11-23T23:00:00Z" },
        { "2026/11/24", "2026-11-23T23:00:00Z" },

        // Digits only.
        { "20261124083000", "2026-11-24T07:30:00Z" },
        { 20261124083000L, "2026-11-24T07:30:00Z" },
        { 20261124083000.0, "2026-11-24T07:30:00Z" },
        { "20261124083000123", "2026-11-24T07:30:00.123Z" },
        { "202611240830", "2026-11-24T07:30:00Z" },
        { "20261124", "2026-11-23T23:00:00Z" },
        { "20261124T083000Z", "2026-11-24T08:30:00Z" },
        { "20261124-083000", "2026-11-24T07:30:00Z" },
        { "20261124T083000+0800", "2026-11-24T00:30:00Z" },

        // JSON of Windows PowerShell, WMI and HTTP.
        { "\\/Date(1795480200123)\\/", "2026-11-24T00:30:00.123Z" },
        { "/Date(1795480200123+0800)/", "2026-11-24T00:30:00.123Z" },
        { "20261124083000.123456+480", "2026-11-24T00:30:00.123456Z" },
        { "Tue, 24 Nov 2026 08:30:00 GMT", "2026-11-24T08:30:00Z" },
        { Bag(("value", new DateTime(2026, 11, 24, 8, 30, 0, DateTimeKind.Utc)), ("DisplayHint", 2), ("DateTime", "Tuesday")), "2026-11-24T08:30:00Z" },
        { Bag(("value", "/Date(1795480200123)/"), ("DisplayHint", 2), ("DateTime", "Tuesday")), "2026-11-24T00:30:00.123Z" },
    };

    public static TheoryData<object, string> Unreadable => new()
    {
        { "yesterday", "TimestampFormat" },
        { "24.11.2026 08:30", "TimestampFormat" },
        { "11/24/2026", "TimestampFormat" },
        { "2026-13-24T00:00:00Z", "TimestampFormat" },
        { -5L, "TimestampFormat" },
        { "2612-01-24T00:00:00Z", "TimestampYear" },
        { "1999-12-31T23:59:59Z", "TimestampYear" },
        { "0001-01-01T00:00:00", "TimestampYear" },
        { new DateTime(1, 1, 1, 0, 0, 0, DateTimeKind.Utc), "TimestampYear" },
        { new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero), "TimestampYear" },
        { "/Date(20261124083000)/", "TimestampYear" },
        { "20261324083000", "TimestampFormat" },
        { "2026/13/24 08:30", "TimestampFormat" },
        { "2026/11-24 08:30", "TimestampFormat" },
        { "2026/11/24 13:30 PM", "TimestampFormat" },
        { "2026-11-24 08:30:00 +99:00", "TimestampFormat" },
        { "08:30", "TimestampFormat" },
        { 12.5, "TimestampFormat" },
        { 0L, "TimestampFormat" },
        { "638995050000000000", "TimestampFormat" },
        { true, "TimestampFormat" },
        { Bag(("value", null)), "TimestampFormat" },
        { double.MaxValue, "TimestampFormat" },
        { new Version(1, 2), "TimestampFormat" },
    };

    [Theory]
    [MemberData(nameof(Times))]
    public void TryRead_AnyForm_UsesTheTimeZone(object value, string expected)
    {
        Assert.Null(Reader("2026-11-24T12:00:00Z").TryRead(value, new FakeInputObject(), out DateTimeOffset time));
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), time);
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void TryRead_UnreadableTime_ReturnsItsViolation(object value, string rule) =>
        Assert.Equal(rule, Reader("2026-11-24T12:00:00Z").TryRead(value, new FakeInputObject(), out _)!.Rule);

    [Fact]
    public void TryRead_DeserializedTime_IsTheSameTime()
    {
        FakeInputObject bag = new() { Values = { ["UtcTicks"] = new DateTime(2026, 11, 24, 0, 30, 0).Ticks } };
        Assert.Null(Reader("2026-11-24T12:00:00Z").TryRead(bag, bag, out DateTimeOffset time));
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 0, 30, 0, TimeSpan.Zero), time);
    }

    [Theory]
    [InlineData("de-DE", "24.11.2026 08:30:00", "2026-11-24T07:30:00Z")]
    [InlineData("en-US", "11/24/2026 8:30:00 AM", "2026-11-24T07:30:00Z")]
    [InlineData("en-GB", "04/07/2026 08:30", "2026-07-04T06:30:00Z")]
    [InlineData("en-US", "04/07/2026 08:30", "2026-04-07T06:30:00Z")]
    [InlineData("de-DE", "2026-11-24T08:30:00Z", "2026-11-24T08:30:00Z")]
    [InlineData("en-US", "1795480200", "2026-11-24T00:30:00Z")]
    public void TryRead_WithCulture_ReadsItsNotation(string culture, string text, string expected)
    {
        TimeReader reader = new(TestZones.Find("Europe/Berlin"), () => TestMetrics.Noon, CultureInfo.GetCultureInfo(culture));
        Assert.Null(reader.TryRead(text, new FakeInputObject(), out DateTimeOffset time));
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), time);
    }

    [Fact]
    public void TryRead_BagInABag_Ends()
    {
        FakeInputObject bag = new();
        bag.Values["value"] = bag;
        Assert.Equal("TimestampFormat", Reader("2026-11-24T12:00:00Z").TryRead(bag, bag, out _)!.Rule);
    }

    private static FakeInputObject Bag(params (string Name, object? Value)[] values)
    {
        FakeInputObject bag = new();
        foreach ((string name, object? value) in values)
        {
            bag.Values[name] = value;
        }

        return bag;
    }
}
