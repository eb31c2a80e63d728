using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using AomTools.Sources;

namespace AomTools.Commands.Input;

/// <summary>Turns what users give as parameters of New-AomMetric, in whatever type, into what sources take; says what is wrong where it cannot.</summary>
internal static class ParameterReader
{
    /// <summary>Dimensions in order. A plain hashtable has none of its own, and a new one in every process: by name, it is the same each time.</summary>
    public static KeyValuePair<string, string?>[] Dimensions(IDictionary? given)
    {
        List<KeyValuePair<string, string?>> pairs = [];
        foreach (DictionaryEntry entry in given ?? new Hashtable())
        {
            pairs.Add(new KeyValuePair<string, string?>(TextOf(entry.Key)!, TextOf(entry.Value)));
        }

        return given is Hashtable ? [.. pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal)] : [.. pairs];
    }

    public static Dictionary<string, string> NameMap(IDictionary? given)
    {
        Dictionary<string, string> map = new(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in given ?? new Hashtable())
        {
            map[TextOf(entry.Key)!.Trim()] = TextOf(entry.Value)?.Trim() ?? string.Empty;
        }

        return map;
    }

    /// <summary>The zone itself or by its id, this machine's by default; null and the problem where there is none of the id.</summary>
    public static TimeZoneInfo? Zone(object? given, out string? problem)
    {
        problem = null;
        object? plain = given is PSObject wrapped ? wrapped.BaseObject : given;
        if (plain is null or TimeZoneInfo)
        {
            return plain as TimeZoneInfo ?? TimeZoneInfo.Local;
        }

        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(TextOf(plain)!);
        }
        catch (Exception error) when (error is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            problem = MessageText.Format(Strings.TimeZoneUnknown, TextOf(plain));
            return null;
        }
    }

    /// <summary>The time that holds for every metric, or null for none; the problem where it cannot be read.</summary>
    public static DateTimeOffset? Timestamp(object? given, TimeZoneInfo zone, Func<DateTimeOffset> now, out string? problem)
    {
        problem = null;
        if (given is null)
        {
            return null;
        }

        object plain = given is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : given;
        problem = new TimeReader(zone, now).TryRead(plain, new PSObjectView(PSObject.AsPSObject(plain)), out DateTimeOffset time)?.Message;
        return time;
    }

    private static string? TextOf(object? value) => LanguagePrimitives.ConvertTo(value, typeof(string), CultureInfo.InvariantCulture) as string;
}
