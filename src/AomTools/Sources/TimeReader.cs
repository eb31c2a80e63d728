using System;
using System.Globalization;

namespace AomTools.Sources;

/// <summary>Reads a time of any form that PowerShell's objects carry; pure, invariant, and right in the hour that autumn repeats.</summary>
internal sealed class TimeReader(TimeZoneInfo zone, Func<DateTimeOffset> now)
{
    // Numbers below are seconds that someone took for milliseconds: 10^11 ms is 1973, 10^8 s as well.
    private const long SecondsFrom = 100_000_000;
    private const long MillisecondsFrom = 100_000_000_000;
    private const string Field = "collect_time";

    private static readonly long s_max = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>The time, or the violation that says why there is none.</summary>
    public AomViolation? TryRead(object value, IInputObject owner, out DateTimeOffset time)
    {
        time = default;
        switch (value)
        {
            case DateTimeOffset exact:
                time = exact;
                return null;
            case DateTime clock:
                time = FromClock(clock);
                return null;
            case string text:
                return FromText(text, out time);
            case long or int or uint or ulong or double or decimal:
                return FromNumber(Convert.ToDouble(value, CultureInfo.InvariantCulture), out time);
            default:
                return FromObject(owner.View(value), value, out time);
        }
    }

    // A clock's time has lost which of the two it was in the hour that autumn repeats: the nearer to now is meant, since what is read is fresh.
    private DateTimeOffset FromClock(DateTime clock)
    {
        if (clock.Kind == DateTimeKind.Utc)
        {
            return new DateTimeOffset(clock, TimeSpan.Zero);
        }

        TimeZoneInfo place = clock.Kind == DateTimeKind.Local ? TimeZoneInfo.Local : zone;
        DateTime wall = DateTime.SpecifyKind(clock, DateTimeKind.Unspecified);
        if (!place.IsAmbiguousTime(wall))
        {
            return Near(wall, Offset(place, wall));
        }

        TimeSpan[] offsets = place.GetAmbiguousTimeOffsets(wall);
        DateTimeOffset first = Near(wall, offsets[0]);
        foreach (TimeSpan offset in offsets)
        {
            DateTimeOffset other = Near(wall, offset);
            first = (other - now()).Duration() < (first - now()).Duration() ? other : first;
        }

        return first;
    }

    // In the hour that spring leaves out, the offset before the gap.
    private static TimeSpan Offset(TimeZoneInfo place, DateTime wall) =>
        place.IsInvalidTime(wall) ? place.GetUtcOffset(wall.AddDays(-1)) : place.GetUtcOffset(wall);

    // Zones with seconds in their offset (before 1900) and times at the edge of the calendar have no exact form.
    private static DateTimeOffset Near(DateTime wall, TimeSpan offset)
    {
        long ticks = wall.Ticks - offset.Ticks;
        return ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks
            ? new DateTimeOffset(wall, TimeSpan.Zero)
            : new DateTimeOffset(wall, TimeSpan.FromMinutes(Math.Round(offset.TotalMinutes)));
    }

    private AomViolation? FromText(string text, out DateTimeOffset time)
    {
        string trimmed = text.Trim();
        time = default;
        if (trimmed.StartsWith("/Date(", StringComparison.Ordinal) && trimmed.EndsWith(")/", StringComparison.Ordinal)
            && long.TryParse(trimmed.Substring(6, trimmed.Length - 8), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long stamp))
        {
            return FromMilliseconds(stamp, out time);
        }

        if (long.TryParse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && trimmed.Length > 8)
        {
            return FromNumber(number, out time);
        }

        if (!LooksLikeIso(trimmed) || !DateTime.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime clock))
        {
            return Unreadable(trimmed);
        }

        if (clock.Kind == DateTimeKind.Local && DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.None, out time))
        {
            return null;
        }

        time = FromClock(clock);
        return null;
    }

    // "2026-11-24T…" and "2026-11-24 …": other notations mean different days to different people.
    private static bool LooksLikeIso(string text) =>
        text.Length >= 10 && char.IsDigit(text[0]) && char.IsDigit(text[3]) && text[4] == '-' && text[7] == '-';

    private static AomViolation? FromNumber(double number, out DateTimeOffset time)
    {
        time = default;
        if (number is >= SecondsFrom and < MillisecondsFrom)
        {
            return new AomViolation("TimestampSeconds", Field, MessageText.Format(Strings.SourceTimestampSeconds, number));
        }

        return number >= 0 && number <= s_max ? FromMilliseconds((long)number, out time) : Unreadable(number.ToString("R", CultureInfo.InvariantCulture));
    }

    private static AomViolation? FromMilliseconds(long stamp, out DateTimeOffset time)
    {
        time = default;
        if (stamp < 0 || stamp > s_max)
        {
            return Unreadable(stamp.ToString(CultureInfo.InvariantCulture));
        }

        time = DateTimeOffset.FromUnixTimeMilliseconds(stamp);
        return null;
    }

    // A DateTimeOffset that went through a serialiser is a bag of properties.
    private AomViolation? FromObject(IInputObject bag, object value, out DateTimeOffset time)
    {
        time = default;
        if (bag.TryRead("UtcTicks", out object? ticks) && ticks is long utc && utc >= 0 && utc <= DateTime.MaxValue.Ticks)
        {
            time = new DateTimeOffset(utc, TimeSpan.Zero);
            return null;
        }

        if (bag.TryRead("UtcDateTime", out object? inner) && inner is DateTime or string)
        {
            return TryRead(inner!, bag, out time);
        }

        return Unreadable(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty);
    }

    private static AomViolation Unreadable(string text) => new("TimestampFormat", Field, MessageText.Format(Strings.SourceTimestampFormat, MessageText.Clip(text)));
}
