using System.Collections;

namespace AomTools.Sources;

/// <summary>One dimension as an object: a dictionary entry, or an object with Name (or Key) and Value, like cloud tags and AOM's own JSON.</summary>
internal static class DimensionPair
{
    private static readonly string[] s_names = ["Name", "Key"];

    /// <summary>Reads the name and the value; returns false if the object is not a pair.</summary>
    public static bool TryRead(object element, IInputObject owner, out string name, out object? value)
    {
        if (element is DictionaryEntry entry)
        {
            name = DimensionValue.ToText(entry.Key) ?? string.Empty;
            value = entry.Value;
            return true;
        }

        IInputObject view = owner.View(element);
        foreach (string property in s_names)
        {
            if (view.TryRead(property, out object? text) && view.TryRead("Value", out value) && DimensionValue.ToText(text) is string found)
            {
                name = found;
                return true;
            }
        }

        name = string.Empty;
        value = null;
        return false;
    }

    /// <summary>True if the object is a pair.</summary>
    public static bool IsPair(object element, IInputObject owner) => TryRead(element, owner, out _, out _);
}
