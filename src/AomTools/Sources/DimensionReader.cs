using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AomTools.Sources;

/// <summary>Reads dimensions in every form that objects carry them: a dictionary, an object, a list of name and value, or text as CSV has it.</summary>
internal static class DimensionReader
{
    /// <summary>Adds what <paramref name="value"/> holds; gives the violation where it cannot be read.</summary>
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

    /// <summary>A value of a dimension as text, without culture.</summary>
    public static string? TextOf(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTime time => time.ToString("o", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("o", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    // A plain hashtable, which Import-Clixml makes of dimensions, has no order of its own, and a new one in every process: by name, it is the same each time.
    private static void ReadEntries(IDictionary dictionary, DimensionList target)
    {
        List<KeyValuePair<string, string?>> pairs = [];
        foreach (DictionaryEntry entry in dictionary)
        {
            pairs.Add(new KeyValuePair<string, string?>(TextOf(entry.Key) ?? string.Empty, TextOf(entry.Value)));
        }

        foreach (KeyValuePair<string, string?> pair in dictionary is Hashtable ? pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal) : pairs.AsEnumerable())
        {
            target.Add(pair.Key, pair.Value);
        }
    }

    // "host=srv01;disk=C:": the first equals sign of a part divides it.
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
                target.Add(TextOf(entry.Key) ?? string.Empty, TextOf(entry.Value));
            }
            else if (element is null || !ReadPair(owner.View(element), target))
            {
                return new AomViolation("DimensionsFormat", "dimensions", MessageText.Format(Strings.SourceDimensionsFormat, MessageText.Clip(TextOf(element) ?? "null")));
            }
        }

        return null;
    }

    private static bool ReadPair(IInputObject pair, DimensionList target)
    {
        if ((pair.TryRead("Name", out object? name) || pair.TryRead("Key", out name)) && pair.TryRead("Value", out object? value))
        {
            target.Add(TextOf(name) ?? string.Empty, TextOf(value));
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
            target.Add(name, TextOf(value));
        }

        return names.Count > 0
            ? null
            : new AomViolation("DimensionsFormat", "dimensions", MessageText.Format(Strings.SourceDimensionsFormat, MessageText.Clip(TextOf(bag.Target) ?? string.Empty)));
    }
}
