using System;
using System.Globalization;

namespace AomTools.Sources;

/// <summary>Reads a time in any form that PowerShell objects have, independently of the culture unless the user specifies one.</summary>
internal sealed class TimeReader(TimeZoneInfo? zone, Func<DateTimeOffset> now, CultureInfo? culture = null)
{
    private const string Field = "collect_time";
    private const int MaxDepth = 4;

    // Control characters are displayed as their code, which is six times as long.
    private const int QuoteLength = 40;

    public WallClock Clock { get; } = new(zone, now);

    /// <summary>Reads a time; returns the violation if it cannot be read.</summary>
    public AomViolation? TryRead(object value, IInputObject owner, out DateTimeOffset time) => TryRead(value, owner, out time, depth: 0);

    private AomViolation? TryRead(object value, IInputObject owner, out DateTimeOffset time, int depth)
    {
        switch (value)
        {
            case DateTimeOffset exact:
                return Check(exact, out time);
            case DateTime clock:
                return Check(Clock.GetInstant(clock), out time);
            case string text:
                return FromText(text.Trim(), out time);
            default:
                return TimeNumber.FromObject(value) is decimal number ? FromNumber(number, out time) : FromObject(owner.View(value), value, out time, depth);
        }
    }

    private AomViolation? FromText(string text, out DateTimeOffset time)
    {
        if (LooksLikeIso(text) && TryParse(text, CultureInfo.InvariantCulture, out time))
        {
            return Check(time, out time);
        }

        if (TimeText.TryParse(text, out DateTime wall, out TimeSpan? offset))
        {
            return Check(offset is TimeSpan given ? WallClock.WithOffset(wall, given) : Clock.GetInstant(wall), out time);
        }

        if (decimal.TryParse((string)LocalNumber.Read(text, culture)!, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number))
        {
            return FromNumber(number, out time);
        }

        return culture is not null && TryParse(text, culture, out time) ? Check(time, out time) : Unreadable(text, out time);
    }

    private bool TryParse(string text, CultureInfo notation, out DateTimeOffset time)
    {
        time = default;
        if (!DateTime.TryParse(text, notation, DateTimeStyles.RoundtripKind | DateTimeStyles.NoCurrentDateDefault, out DateTime clock))
        {
            return false;
        }

        // Local: the text has an offset.
        if (clock.Kind == DateTimeKind.Local && DateTimeOffset.TryParse(text, notation, DateTimeStyles.None, out time))
        {
            return true;
        }

        time = Clock.GetInstant(clock);
        return true;
    }

    // "2026-11-24T…" and "2026-11-24 …": the fast path for the most common form.
    private static bool LooksLikeIso(string text) =>
        text.Length >= 10 && char.IsDigit(text[0]) && char.IsDigit(text[3]) && text[4] == '-' && text[7] == '-';

    private AomViolation? FromNumber(decimal number, out DateTimeOffset time)
    {
        if (TimeNumber.FromEpoch(number) is DateTimeOffset instant)
        {
            return Check(instant, out time);
        }

        if (TimeNumber.FromSpreadsheet(number) is DateTime day)
        {
            return Check(Clock.GetInstant(day), out time);
        }

        // yyyyMMddHHmmss as a number.
        string digits = number.ToString(CultureInfo.InvariantCulture);
        return digits.Length is 8 or 12 or 14 or 17 && TimeText.TryParse(digits, out DateTime wall, out _)
            ? Check(Clock.GetInstant(wall), out time)
            : Unreadable(digits, out time);
    }

    // A deserialized DateTimeOffset, and a DateTime in JSON from Windows PowerShell, with the properties that Get-Date adds.
    private AomViolation? FromObject(IInputObject bag, object value, out DateTimeOffset time, int depth)
    {
        if (bag.TryRead("UtcTicks", out object? ticks) && ticks is long utc && utc >= 0 && utc <= DateTime.MaxValue.Ticks)
        {
            return Check(new DateTimeOffset(utc, TimeSpan.Zero), out time);
        }

        foreach (string name in new[] { "UtcDateTime", "value" })
        {
            if (depth < MaxDepth && bag.TryRead(name, out object? inner) && inner is not null)
            {
                return TryRead(inner, bag, out time, depth + 1);
            }
        }

        return Unreadable(DimensionReader.ToText(value) ?? string.Empty, out time);
    }

    /// <summary>Returns the violation of a time that is certainly a mistake; null if it is not.</summary>
    public static AomViolation? Check(DateTimeOffset found, out DateTimeOffset time)
    {
        bool isPlausible = TimeNumber.IsPlausible(found);
        time = isPlausible ? found : default;
        return isPlausible ? null : new AomViolation("TimestampYear", Field, MessageText.Format(Strings.SourceTimestampYear, Metrics.MetricTime.ToText(found)));
    }

    private static AomViolation Unreadable(string text, out DateTimeOffset time)
    {
        time = default;
        return new AomViolation("TimestampFormat", Field, MessageText.Format(Strings.SourceTimestampFormat, MessageText.Clip(text, QuoteLength)));
    }
}
