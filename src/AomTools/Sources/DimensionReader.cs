using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AomTools.Sources;

/// <summary>Reads dimensions from a dictionary, an object, a list of name-value pairs, or CSV text.</summary>
internal static class DimensionReader
{
    /// <summary>Adds the dimensions in <paramref name="value"/>; returns the violation if it cannot be read.</summary>
    public static AomViolation? Read(object value, IInputObject owner, DimensionList target)
    {
        switch (value)
        {
            case string text:
                return ReadText(text, target);
            case IDictionary dictionary:
                ReadEntries(dictionary, target);
                return null;
            case IEnumerable list:
                return ReadList(list, owner, target);
            default:
                return ReadObject(owner.View(value), target);
        }
    }

    /// <summary>Formats the value of a dimension, independently of the culture.</summary>
    public static string? ToText(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTime time => time.ToString("o", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("o", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    // Import-Clixml returns a Hashtable, whose order changes per process: sort it by name.
    private static void ReadEntries(IDictionary dictionary, DimensionList target)
    {
        List<KeyValuePair<string, string?>> pairs = [];
        foreach (DictionaryEntry entry in dictionary)
        {
            pairs.Add(new KeyValuePair<string, string?>(ToText(entry.Key) ?? string.Empty, ToText(entry.Value)));
        }

        foreach (KeyValuePair<string, string?> pair in dictionary is Hashtable ? pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal) : pairs.AsEnumerable())
        {
            target.Add(pair.Key, pair.Value);
        }
    }

    // Format: "host=srv01;disk=C:". A value may contain more equals signs.
    private static AomViolation? ReadText(string text, DimensionList target)
    {
        foreach (string part in text.Split([';'], StringSplitOptions.RemoveEmptyEntries))
        {
            int sign = part.IndexOf('=');
            if (sign <= 0)
            {
                return new AomViolation("DimensionsFormat", "dimensions", MessageText.Format(Strings.SourceDimensionsFormat, MessageText.Clip(text)));
            }

            target.Add(part.Substring(0, sign).Trim(), part.Substring(sign + 1).Trim());
        }

        return null;
    }

    private static AomViolation? ReadList(IEnumerable list, IInputObject owner, DimensionList target)
    {
        foreach (object? element in list)
        {
            if (element is DictionaryEntry entry)
            {
                target.Add(ToText(entry.Key) ?? string.Empty, ToText(entry.Value));
            }
            else if (element is null || !ReadPair(owner.View(element), target))
            {
                return new AomViolation("DimensionsFormat", "dimensions", MessageText.Format(Strings.SourceDimensionsFormat, MessageText.Clip(ToText(element) ?? "null")));
            }
        }

        return null;
    }

    private static bool ReadPair(IInputObject pair, DimensionList target)
    {
        if ((pair.TryRead("Name", out object? name) || pair.TryRead("Key", out name)) && pair.TryRead("Value", out object? value))
        {
            target.Add(ToText(name) ?? string.Empty, ToText(value));
            return true;
        }

        return false;
    }

    private static AomViolation? ReadObject(IInputObject bag, DimensionList target)
    {
        List<string> names = [.. bag.Names];
        foreach (string name in names)
        {
            bag.TryRead(name, out object? value);
            target.Add(name, ToText(value));
        }

        return names.Count > 0
            ? null
            : new AomViolation("DimensionsFormat", "dimensions", MessageText.Format(Strings.SourceDimensionsFormat, MessageText.Clip(ToText(bag.Target) ?? string.Empty)));
    }
}
