using System;
using System.Globalization;

namespace AomTools.Sources;

/// <summary>Converts numbers to times: seconds, milliseconds, microseconds or nanoseconds since 1970, and the days of spreadsheets.</summary>
internal static class TimeNumber
{
    /// <summary>1970-01-01 UTC.</summary>
    public static readonly DateTimeOffset Epoch = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Outside these years, a number has another meaning, and a time is a mistake.
    private static readonly DateTimeOffset s_first = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_end = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly long s_firstSecond = s_first.ToUnixTimeSeconds();
    private static readonly long s_endSecond = s_end.ToUnixTimeSeconds();
    private static readonly double s_firstDay = s_first.DateTime.ToOADate();
    private static readonly double s_endDay = s_end.DateTime.ToOADate();

    /// <summary>False for a value that is no time in any notation: the smallest one is the day 2000-01-01 of a spreadsheet.</summary>
    public static bool MayBeTime(object value) => FromObject(value) is decimal number && (double)number >= s_firstDay;

    /// <summary>True for 2000 to 2099.</summary>
    public static bool IsPlausible(DateTimeOffset time) => time >= s_first && time < s_end;

    /// <summary>Returns the instant of a number since 1970, whose size determines the unit; null outside the years 2000 to 2099.</summary>
    public static DateTimeOffset? FromEpoch(decimal number)
    {
        foreach (long perSecond in new[] { 1L, 1_000L, 1_000_000L, 1_000_000_000L })
        {
            decimal seconds = number / perSecond;
            if (seconds >= s_firstSecond && seconds < s_endSecond)
            {
                return Epoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));
            }
        }

        return null;
    }

    /// <summary>Returns the wall clock time of a spreadsheet's number of days; null outside the years 2000 to 2099.</summary>
    public static DateTime? FromSpreadsheet(decimal days) =>
        (double)days >= s_firstDay && (double)days < s_endDay ? DateTime.FromOADate((double)days) : null;

    /// <summary>Converts a number of any .NET type; null if it is not a number, or too large for a time.</summary>
    public static decimal? FromObject(object value)
    {
        try
        {
            return value switch
            {
                double real when Math.Abs(real) < 1e20 => (decimal)real,
                float real when Math.Abs(real) < 1e20f => (decimal)real,
                long or int or uint or ulong or short or ushort or decimal => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
                _ => null,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
