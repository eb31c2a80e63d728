using System;
using System.Globalization;

namespace AomTools.Emulator.Query;

/// <summary>A time range as the query API writes it: <c>startMs.endMs.minutes</c>, -1 for what the server shall work out.</summary>
internal readonly record struct TimeRange(long Start, long End)
{
    private const long Minute = 60_000;

    public static TimeRange? Parse(string? text, DateTimeOffset now)
    {
        string[] parts = text?.Split('.') ?? [];
        if (parts.Length != 3 || !Number(parts[0], out long start) || !Number(parts[1], out long end) || !Number(parts[2], out long minutes) || minutes <= 0)
        {
            return null;
        }

        long clock = now.ToUnixTimeMilliseconds();
        end = end == -1 ? start == -1 ? clock : Math.Min(clock, start + (minutes * Minute)) : end;
        start = start == -1 ? end - (minutes * Minute) : start;
        return start <= end && minutes >= ((end - start) / Minute) - 1 ? new TimeRange(start, end) : null;
    }

    private static bool Number(string text, out long number) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
