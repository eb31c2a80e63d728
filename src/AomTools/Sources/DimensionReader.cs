using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace AomTools.Sources;

/// <summary>Reads dimensions in every form that objects contain: a dictionary, an object, a list of names and values, or text as in CSV.</summary>
internal static class DimensionReader
{
    // A comma within a value is not followed by a name and an equals sign.
    private static readonly Regex s_comma = new(", (?=[^=,;]+=)", RegexOptions.CultureInvariant);

    /// <summary>Adds the dimensions in <paramref name="value"/>; returns the violation if they cannot be read.</summary>
    public static AomViolation? Read(object value, IInputObject owner, DimensionList target) => value switch
    {
        string text => ReadText(text, target),
        IDictionary dictionary => ReadEntries(dictionary, owner, target),
        DictionaryEntry => ReadElement(value, owner, target),
        IEnumerable list => ReadList(list, owner, target),
        _ => ReadObject(value, owner, target),
    };

    /// <summary>Adds the property of an object: text under the property's name; a dictionary, pairs or a property bag under their own names.</summary>
    public static AomViolation? ReadProperty(string name, object? value, IInputObject owner, DimensionList target)
    {
        if (DimensionValue.IsText(value, owner))
        {
            target.Add(name, DimensionValue.ToText(value));
            return null;
        }

        return MeansDimensions(value!, owner) || (value is IEnumerable list && list.Cast<object?>().All(element => element is not null && MeansDimensions(element, owner)))
            ? Read(value!, owner, target)
            : NotText(name, value!);
    }

    /// <summary>Returns a value as text, independently of the culture.</summary>
    public static string? ToText(object? value) => DimensionValue.ToText(value);

    private static bool MeansDimensions(object element, IInputObject owner) =>
        element is IDictionary || DimensionPair.IsPair(element, owner) || (element is not (string or IEnumerable) && owner.View(element).IsBag);

    // Import-Clixml returns dimensions as a hashtable, whose order differs between processes. Sort by name for a stable order.
    private static AomViolation? ReadEntries(IDictionary dictionary, IInputObject owner, DimensionList target)
    {
        IEnumerable<DictionaryEntry> entries = GetEntries(dictionary);
        if (dictionary is Hashtable)
        {
            entries = entries.OrderBy(entry => DimensionValue.ToText(entry.Key), StringComparer.Ordinal);
        }

        return Add(entries.Select(ToPair), owner, target);
    }

    private static (string Name, object? Value) ToPair(DictionaryEntry entry) => (DimensionValue.ToText(entry.Key) ?? string.Empty, entry.Value);

    private static IEnumerable<DictionaryEntry> GetEntries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return entry;
        }
    }

    // Format: "host=srv01;disk=C:". A value may contain more equals signs.
    private static AomViolation? ReadText(string text, DimensionList target)
    {
        // Export-Csv writes the dimensions of metrics and data points in their text form, with commas.
        string[] parts = text.IndexOf(';') < 0 ? s_comma.Split(text) : text.Split([';'], StringSplitOptions.RemoveEmptyEntries);
        foreach (string part in parts)
        {
            int sign = part.IndexOf('=');
            if (sign > 0)
            {
                target.Add(part.Substring(0, sign), part.Substring(sign + 1));
            }
            else if (part.Trim().Length > 0)
            {
                return Unreadable(text);
            }
        }

        return null;
    }

    private static AomViolation? ReadList(IEnumerable list, IInputObject owner, DimensionList target)
    {
        foreach (object? element in list)
        {
            if (element is null)
            {
                return Unreadable("null");
            }

            if (ReadElement(element, owner, target) is AomViolation problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static AomViolation? ReadElement(object element, IInputObject owner, DimensionList target) => element switch
    {
        string text => ReadText(text, target),
        IDictionary dictionary => ReadEntries(dictionary, owner, target),
        _ when DimensionPair.TryRead(element, owner, out string name, out object? value) => Add([(name, value)], owner, target),
        _ when owner.View(element).IsBag => ReadObject(element, owner, target),
        _ => Unreadable(DimensionValue.ToText(element) ?? string.Empty),
    };

    private static AomViolation? ReadObject(object value, IInputObject owner, DimensionList target)
    {
        IInputObject bag = owner.View(value);
        List<string> names = [.. bag.Names];
        if (names.Count == 0 || DimensionValue.IsText(value, owner))
        {
            return Unreadable(DimensionValue.ToText(value) ?? string.Empty);
        }

        return names.Count == 2 && DimensionPair.TryRead(value, owner, out string name, out object? single)
            ? Add([(name, single)], owner, target)
            : Add(names.Select(property => (property, bag.TryRead(property, out object? found) ? found : null)), owner, target);
    }

    private static AomViolation? Add(IEnumerable<(string Name, object? Value)> pairs, IInputObject owner, DimensionList target)
    {
        foreach ((string name, object? value) in pairs)
        {
            if (!DimensionValue.IsText(value, owner))
            {
                return NotText(name, value!);
            }

            target.Add(name, DimensionValue.ToText(value));
        }

        return null;
    }

    private static AomViolation NotText(string name, object value) =>
        new("DimensionValueType", "dimensions[" + MessageText.Clip(name) + "]", MessageText.Format(Strings.SourceDimensionValue, MessageText.Clip(name), value.GetType().Name));

    private static AomViolation Unreadable(string text) => new("DimensionsFormat", "dimensions", MessageText.Format(Strings.SourceDimensionsFormat, MessageText.Clip(text)));
}
