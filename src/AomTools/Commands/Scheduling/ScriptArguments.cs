using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace AomTools.Commands.Scheduling;

/// <summary>Converts the parameters of a script to command-line arguments.</summary>
internal static class ScriptArguments
{
    /// <summary>Appends a parameter; returns false if its value has no text form, such as a credential.</summary>
    public static bool TryAppend(List<string> arguments, string name, object? value)
    {
        object? plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        if (plain is bool or SwitchParameter)
        {
            if (LanguagePrimitives.IsTrue(plain))
            {
                arguments.Add("-" + name);
            }

            return true;
        }

        string?[] texts = plain is IEnumerable list and not string and not IDictionary ? [.. list.Cast<object?>().Select(GetText)] : [GetText(plain)];
        // pwsh -File passes a list as a single string.
        string text = string.Join(",", texts);
        if (texts.Contains(null) || text.Any(char.IsControl))
        {
            return false;
        }

        arguments.Add("-" + name);
        arguments.Add(text);
        return true;
    }

    private static string? GetText(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        string text => text,
        Uri address => address.OriginalString,
        char or ValueType and IFormattable => ((IFormattable)value!).ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };
}
