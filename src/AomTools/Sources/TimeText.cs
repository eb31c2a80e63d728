using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace AomTools.Sources;

/// <summary>Reads unambiguous times: ISO 8601 and other notations with the year first, digits only, and the forms of JSON, WMI and HTTP.</summary>
internal static class TimeText
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
    private const string Zone = @"\s*(?<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{1,2})?$";

    private static readonly Regex s_yearFirst = new(
        @"^(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?:(?:T|\s+)(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<part>\d{1,9}))?)?(?:\s*(?<half>AM|PM))?)?" + Zone, Options);

    private static readonly Regex s_digits = new(
        @"^(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})(?:[T _-]?(?<hour>\d{2}):?(?<minute>\d{2})(?::?(?<second>\d{2})(?:[.,](?<part>\d{1,9})|(?<part>\d{3}))?)?)?" + Zone, Options);

    // WMI: the offset is in minutes.
    private static readonly Regex s_wmi = new(@"^(?<clock>\d{14}\.\d{6})(?<offset>[+-]\d{3})$", Options);

    private static readonly Regex s_json = new(@"^\\?/Date\((?<stamp>-?\d{1,18})(?:[+-]\d{4})?\)\\?/$", Options);

    /// <summary>Reads the wall clock time, and the offset if the text has one; returns false if the text has another notation.</summary>
    public static bool TryParse(string text, out DateTime wall, out TimeSpan? offset)
    {
        offset = null;
        return TryParseClock(s_yearFirst.Match(text), out wall, out offset)
            || TryParseSpecial(text, out wall, out offset)
            || TryParseClock(s_digits.Match(text), out wall, out offset);
    }

    private static bool TryParseSpecial(string text, out DateTime wall, out TimeSpan? offset)
    {
        offset = TimeSpan.Zero;
        if (s_json.Match(text) is { Success: true } json)
        {
            long stamp = long.Parse(json.Groups["stamp"].Value, CultureInfo.InvariantCulture);
            bool isTime = Math.Abs(stamp) < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
            wall = isTime ? TimeNumber.Epoch.AddMilliseconds(stamp).DateTime : default;
            return isTime;
        }

        if (s_wmi.Match(text) is { Success: true } wmi)
        {
            offset = TimeSpan.FromMinutes(int.Parse(wmi.Groups["offset"].Value, CultureInfo.InvariantCulture));
            return DateTime.TryParseExact(wmi.Groups["clock"].Value, "yyyyMMddHHmmss.ffffff", CultureInfo.InvariantCulture, DateTimeStyles.None, out wall);
        }

        return DateTime.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out wall);
    }

    private static bool TryParseClock(Match match, out DateTime wall, out TimeSpan? offset)
    {
        wall = default;
        offset = null;
        if (!match.Success || !TryReadOffset(match.Groups["zone"].Value, out offset))
        {
            return false;
        }

        int hour = Number(match, "hour");
        if (match.Groups["half"] is { Success: true } half)
        {
            if (hour is < 1 or > 12)
            {
                return false;
            }

            hour = (hour % 12) + (char.ToUpperInvariant(half.Value[0]) == 'P' ? 12 : 0);
        }

        string clock = string.Format(
            CultureInfo.InvariantCulture, "{0:0000}-{1:00}-{2:00} {3:00}:{4:00}:{5:00}",
            Number(match, "year"), Number(match, "month"), Number(match, "day"), hour, Number(match, "minute"), Number(match, "second"));
        bool isTime = DateTime.TryParseExact(clock, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out wall);
        wall = isTime ? wall.AddTicks(Ticks(match.Groups["part"].Value)) : wall;
        return isTime;
    }

    private static bool TryReadOffset(string text, out TimeSpan? offset)
    {
        offset = null;
        return text.Length == 0 || ZoneOffset.TryParse(text, out offset);
    }

    private static long Ticks(string part) => part.Length == 0 ? 0 : long.Parse(part.PadRight(7, '0').Substring(0, 7), CultureInfo.InvariantCulture);

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : 0;
}
