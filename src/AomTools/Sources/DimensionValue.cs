using System;
using System.Collections;
using System.Globalization;
using System.Reflection;

namespace AomTools.Sources;

/// <summary>Converts text and simple values to the value of a dimension, independently of the culture.</summary>
internal static class DimensionValue
{
    /// <summary>Returns the value as text; null for null.</summary>
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

    /// <summary>True if the value is one text: a string, a number, a time, an enum, or an object whose text is more than its type.</summary>
    public static bool IsText(object? value, IInputObject owner) => value switch
    {
        null or string or bool or (ValueType and IFormattable) => true,
        IEnumerable or Delegate => false,
        _ => (owner.View(value) is { IsBag: true } bag ? WroteItself(value, bag.TypeName) : WritesItself(value)) && !DimensionPair.IsPair(value, owner),
    };

    // Remoting keeps the text of an object, such as the path of a folder.
    private static bool WroteItself(object bag, string typeName)
    {
        const string Mark = "Deserialized.";
        return typeName.StartsWith(Mark, StringComparison.Ordinal) && bag.ToString() is string { Length: > 0 } text
            && !text.StartsWith("@{", StringComparison.Ordinal) && !text.StartsWith(typeName.Substring(Mark.Length), StringComparison.Ordinal);
    }

    private static bool WritesItself(object value)
    {
        Type type = value.GetType();
        MethodInfo? method = type.GetMethod(nameof(ToString), Type.EmptyTypes);
        return method?.DeclaringType is Type writer && writer != typeof(object) && writer != typeof(ValueType)
            && value.ToString() is string text && !text.StartsWith(type.FullName ?? type.Name, StringComparison.Ordinal);
    }
}
