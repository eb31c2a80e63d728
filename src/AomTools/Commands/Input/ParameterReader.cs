using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using AomTools.Sources;

namespace AomTools.Commands.Input;

/// <summary>Converts parameters of New-AomMetric for the sources, or returns the reason why it cannot convert them.</summary>
internal static class ParameterReader
{
    /// <summary>Converts dimensions in order. A Hashtable has no stable order, so it is sorted by name.</summary>
    public static KeyValuePair<string, string?>[] Dimensions(IDictionary? given)
    {
        List<KeyValuePair<string, string?>> pairs = [];
        foreach (DictionaryEntry entry in given ?? new Hashtable())
        {
            pairs.Add(new KeyValuePair<string, string?>(ToText(entry.Key)!, ToText(entry.Value)));
        }

        return given is Hashtable ? [.. pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal)] : [.. pairs];
    }

    public static Dictionary<string, string> NameMap(IDictionary? given)
    {
        Dictionary<string, string> map = new(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in given ?? new Hashtable())
        {
            map[ToText(entry.Key)!.Trim()] = ToText(entry.Value)?.Trim() ?? string.Empty;
        }

        return map;
    }

    /// <summary>Finds a time zone by object, ID or offset. Returns null if none is specified, and also a reason if the zone does not exist.</summary>
    public static TimeZoneInfo? FindTimeZone(object? given, out string? problem)
    {
        problem = null;
        object? plain = given is PSObject wrapped ? wrapped.BaseObject : given;
        switch (plain)
        {
            case null or TimeZoneInfo:
                return plain as TimeZoneInfo;
            case TimeSpan span when ZoneOffset.IsValid(span):
                return ZoneOffset.CreateZone(span);
            // An unquoted +8 is a number.
            case int hours when ZoneOffset.IsValid(TimeSpan.FromHours(hours)):
                return ZoneOffset.CreateZone(TimeSpan.FromHours(hours));
            default:
                return FindZone(ToText(plain)!.Trim(), out problem);
        }
    }

    private static TimeZoneInfo? FindZone(string text, out string? problem)
    {
        problem = null;
        try
        {
            return ZoneOffset.TryParse(text, out TimeSpan? offset) ? ZoneOffset.CreateZone(offset!.Value) : TimeZoneInfo.FindSystemTimeZoneById(text);
        }
        catch (Exception error) when (error is TimeZoneNotFoundException or InvalidTimeZoneException or System.Security.SecurityException)
        {
            problem = MessageText.Format(Strings.TimeZoneUnknown, MessageText.Clip(text));
            return null;
        }
    }

    /// <summary>Reads the common time of all metrics. Returns null if none is specified, and also a reason if it cannot be read.</summary>
    public static DateTimeOffset? Timestamp(object? given, TimeZoneInfo? zone, CultureInfo? culture, Func<DateTimeOffset> now, out string? problem)
    {
        problem = null;
        if (given is null)
        {
            return null;
        }

        object plain = given is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : given;
        problem = new TimeReader(zone, now, culture).TryRead(plain, new PSObjectView(PSObject.AsPSObject(plain)), out DateTimeOffset time)?.Message;
        return time;
    }

    private static string? ToText(object? value) => LanguagePrimitives.ConvertTo(value, typeof(string), CultureInfo.InvariantCulture) as string;
}
