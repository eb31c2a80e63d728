using System;
using System.Globalization;

namespace AomTools.Emulator.Query;

/// <summary>A time range in the form of the query API: <c>startMs.endMs.minutes</c>, with -1 for a part that the server computes.</summary>
internal readonly record struct TimeRange(long Start, long End, long Minutes)
{
    private const long Minute = 60_000;
    private const long MaxTime = 253_402_300_799_999;

    public static TimeRange? Parse(string? text, DateTimeOffset now)
    {
        string[] parts = text?.Split('.') ?? [];
        if (parts.Length != 3 || !TryRead(parts[0], out long start) || !TryRead(parts[1], out long end) || !TryRead(parts[2], out long minutes) || minutes is <= 0 or > MaxTime / Minute)
        {
            return null;
        }

        long clock = now.ToUnixTimeMilliseconds();
        end = end == -1 ? start == -1 ? clock : Math.Min(clock, start + (minutes * Minute)) : end;
        start = start == -1 ? end - (minutes * Minute) : start;
        return start <= end && end - start <= (minutes + 1) * Minute ? new TimeRange(start, end, minutes) : null;
    }

    /// <summary>True if the range has more points than a query may return.</summary>
    public bool IsTooLong(int period, int pointsMax) => Minutes * 60 > (long)pointsMax * period;

    private static bool TryRead(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && number is >= -1 and <= MaxTime;
}
