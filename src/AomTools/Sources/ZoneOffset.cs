using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace AomTools.Sources;

/// <summary>Reads offsets from UTC in common notations: <c>Z</c>, <c>+08:00</c>, <c>-0330</c>, <c>+8</c>, <c>UTC+8</c>.</summary>
internal static class ZoneOffset
{
    // TimeZoneInfo and DateTimeOffset accept no larger offset.
    private static readonly TimeSpan s_max = TimeSpan.FromHours(14);

    private static readonly Regex s_offset = new(@"^\s*(?:UTC|GMT)?\s*(?<sign>[+\-\u2212])\s*(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // A plain "08:00" is east of UTC.
    private static readonly Regex s_clock = new(@"^\s*\d{1,2}:\d{2}\s*$", RegexOptions.CultureInvariant);

    public static bool TryParse(string text, out TimeSpan? offset)
    {
        offset = TimeSpan.Zero;
        if (text.Trim().ToUpperInvariant() is "Z" or "UTC" or "GMT")
        {
            return true;
        }

        Match match = s_offset.Match(s_clock.IsMatch(text) ? "+" + text.Trim() : text);
        string minutes = match.Groups["minutes"].Value;
        if (!match.Success || string.CompareOrdinal(minutes, "59") > 0)
        {
            offset = null;
            return false;
        }

        TimeSpan size = new(int.Parse(match.Groups["hours"].Value, CultureInfo.InvariantCulture), minutes.Length == 0 ? 0 : int.Parse(minutes, CultureInfo.InvariantCulture), 0);
        offset = match.Groups["sign"].Value == "+" ? size : -size;
        return IsValid(size);
    }

    /// <summary>Returns the zone with this constant offset from UTC.</summary>
    public static TimeZoneInfo CreateZone(TimeSpan offset)
    {
        string name = string.Format(CultureInfo.InvariantCulture, "UTC{0}{1:hh\\:mm}", offset < TimeSpan.Zero ? "-" : "+", offset);
        return TimeZoneInfo.CreateCustomTimeZone(name, offset, name, name);
    }

    /// <summary>True for whole minutes up to 14 hours.</summary>
    public static bool IsValid(TimeSpan offset) => offset.Duration() <= s_max && offset.Ticks % TimeSpan.TicksPerMinute == 0;
}
