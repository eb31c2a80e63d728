using System;
using System.Globalization;

namespace AomTools.Sources;

/// <summary>Reads a time from any common type, independently of the culture, also in the repeated hour of autumn.</summary>
internal sealed class TimeReader(TimeZoneInfo zone, Func<DateTimeOffset> now)
{
    // Numbers in this range are seconds by mistake: 10^8 s and 10^11 ms are both in 1973.
    private const long SecondsFrom = 100_000_000;
    private const long MillisecondsFrom = 100_000_000_000;
    private const string Field = "collect_time";

    private static readonly long s_max = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>Reads the time, or returns the violation.</summary>
    public AomViolation? TryRead(object value, IInputObject owner, out DateTimeOffset time)
    {
        time = default;
        switch (value)
        {
            case DateTimeOffset exact:
                time = exact;
                return null;
            case DateTime dateTime:
                time = FromDateTime(dateTime);
                return null;
            case string text:
                return FromText(text, out time);
            case long or int or uint or ulong or double or decimal:
                return FromNumber(Convert.ToDouble(value, CultureInfo.InvariantCulture), out time);
            default:
                return FromObject(owner.View(value), value, out time);
        }
    }

    // A local time in the repeated hour of autumn is ambiguous: choose the one nearer to now, since input is recent.
    private DateTimeOffset FromDateTime(DateTime dateTime)
    {
        if (dateTime.Kind == DateTimeKind.Utc)
        {
            return new DateTimeOffset(dateTime, TimeSpan.Zero);
        }

        TimeZoneInfo timeZone = dateTime.Kind == DateTimeKind.Local ? TimeZoneInfo.Local : zone;
        DateTime local = DateTime.SpecifyKind(dateTime, DateTimeKind.Unspecified);
        if (!timeZone.IsAmbiguousTime(local))
        {
            return ToOffsetTime(local, Offset(timeZone, local));
        }

        TimeSpan[] offsets = timeZone.GetAmbiguousTimeOffsets(local);
        DateTimeOffset first = ToOffsetTime(local, offsets[0]);
        foreach (TimeSpan offset in offsets)
        {
            DateTimeOffset other = ToOffsetTime(local, offset);
            first = (other - now()).Duration() < (first - now()).Duration() ? other : first;
        }

        return first;
    }

    // In the skipped hour of spring, use the offset before the gap.
    private static TimeSpan Offset(TimeZoneInfo timeZone, DateTime local) =>
        timeZone.IsInvalidTime(local) ? timeZone.GetUtcOffset(local.AddDays(-1)) : timeZone.GetUtcOffset(local);

    // Offsets with seconds (before 1900) and times at the edge of the calendar have no exact form.
    private static DateTimeOffset ToOffsetTime(DateTime local, TimeSpan offset)
    {
        long ticks = local.Ticks - offset.Ticks;
        return ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks
            ? new DateTimeOffset(local, TimeSpan.Zero)
            : new DateTimeOffset(local, TimeSpan.FromMinutes(Math.Round(offset.TotalMinutes)));
    }

    private AomViolation? FromText(string text, out DateTimeOffset time)
    {
        string trimmed = text.Trim();
        time = default;
        if (trimmed.StartsWith("/Date(", StringComparison.Ordinal) && trimmed.EndsWith(")/", StringComparison.Ordinal)
            && long.TryParse(trimmed.Substring(6, trimmed.Length - 8), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long milliseconds))
        {
            return FromMilliseconds(milliseconds, out time);
        }

        if (long.TryParse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && trimmed.Length > 8)
        {
            return FromNumber(number, out time);
        }

        if (!LooksLikeIso(trimmed) || !DateTime.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime dateTime))
        {
            return Unreadable(trimmed);
        }

        if (dateTime.Kind == DateTimeKind.Local && DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.None, out time))
        {
            return null;
        }

        time = FromDateTime(dateTime);
        return null;
    }

    // ISO 8601 only: day and month are ambiguous in other formats.
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

    private static AomViolation? FromMilliseconds(long milliseconds, out DateTimeOffset time)
    {
        time = default;
        if (milliseconds < 0 || milliseconds > s_max)
        {
            return Unreadable(milliseconds.ToString(CultureInfo.InvariantCulture));
        }

        time = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        return null;
    }

    // A deserialized DateTimeOffset is an object with these properties.
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
