using System;

namespace AomTools.Sources;

/// <summary>Converts a local time to an instant, including the hours that daylight saving time repeats or omits.</summary>
internal sealed class WallClock(TimeZoneInfo? zone, Func<DateTimeOffset> now)
{
    /// <summary>True if the user specified the zone.</summary>
    public bool IsZoneGiven => zone is not null;

    // Import-Counter marks the clock of a log as local wherever the log is from. A zone that the user specifies takes precedence.
    public DateTimeOffset GetInstant(DateTime clock)
    {
        if (clock.Kind == DateTimeKind.Utc)
        {
            return new DateTimeOffset(clock, TimeSpan.Zero);
        }

        TimeZoneInfo place = zone ?? TimeZoneInfo.Local;
        DateTime wall = DateTime.SpecifyKind(clock, DateTimeKind.Unspecified);
        if (!place.IsAmbiguousTime(wall))
        {
            return WithOffset(wall, OffsetOf(place, wall));
        }

        // The time no longer shows which of the two it was. Choose the one closer to now, because most input is recent.
        TimeSpan[] offsets = place.GetAmbiguousTimeOffsets(wall);
        DateTimeOffset first = WithOffset(wall, offsets[0]);
        foreach (TimeSpan offset in offsets)
        {
            DateTimeOffset other = WithOffset(wall, offset);
            first = (other - now()).Duration() < (first - now()).Duration() ? other : first;
        }

        return first;
    }

    // Zones with seconds in their offset (before 1900) and times near the limits of the calendar have no exact form.
    public static DateTimeOffset WithOffset(DateTime wall, TimeSpan offset)
    {
        DateTime clock = DateTime.SpecifyKind(wall, DateTimeKind.Unspecified);
        long ticks = clock.Ticks - offset.Ticks;
        return ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks
            ? new DateTimeOffset(clock, TimeSpan.Zero)
            : new DateTimeOffset(clock, TimeSpan.FromMinutes(Math.Round(offset.TotalMinutes)));
    }

    // In the hour that is omitted in spring, use the offset before the gap.
    private static TimeSpan OffsetOf(TimeZoneInfo place, DateTime wall) =>
        place.IsInvalidTime(wall) ? place.GetUtcOffset(wall.AddDays(-1)) : place.GetUtcOffset(wall);
}
