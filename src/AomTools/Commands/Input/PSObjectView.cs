using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Numerics;
using AomTools.Metrics;
using AomTools.Sources;

namespace AomTools.Commands.Input;

/// <summary>Adapts PowerShell objects for the sources: live, deserialized and selected objects, rows and hashtables.</summary>
internal sealed class PSObjectView(PSObject value, CompiledProperties? compiled = null) : IInputObject
{
    private readonly IDictionary? _dictionary = value.BaseObject as IDictionary;

    private readonly CompiledProperties? _compiled = compiled is not null && CompiledProperties.CanRead(value.BaseObject) ? compiled : null;

    // A PSCustomObject does not wrap another object, so errors refer to the wrapper.
    public object Target => value.BaseObject is PSCustomObject ? value : value.BaseObject;

    public string TypeName => value.TypeNames.Count > 0 ? value.TypeNames[0] : string.Empty;

    public bool IsBag => value.BaseObject is PSCustomObject;

    public IEnumerable<string> Names => _dictionary is null
        ? ReadProperties(value).Select(property => property.Name)
        : _dictionary.Keys.Cast<object>().Select(key => Convert.ToString(key, CultureInfo.InvariantCulture)!);

    public bool TryRead(string name, out object? result)
    {
        if (_dictionary is not null && TryReadKey(_dictionary, name, out result))
        {
            return true;
        }

        if (_compiled is not null && _compiled.TryRead(value, name, out object? compiledValue))
        {
            result = Unwrap(compiledValue);
            return true;
        }

        PSPropertyInfo? property = value.Properties[name];
        result = property is null ? null : Unwrap(ReadValue(property));
        return property is not null && (_dictionary is null || property is PSNoteProperty);
    }

    public bool TryReadValue(string name, out object? result)
    {
        if (_compiled is null || !_compiled.IsCompiled(name))
        {
            return TryRead(name, out result) && result is not null;
        }

        result = _compiled.TryRead(value, name, out object? compiledValue) ? Unwrap(compiledValue) : null;
        return result is not null;
    }

    public bool MayHaveAny(string[] names) => _compiled is null || _compiled.MayHaveAny(value, names);

    public IInputObject View(object nested) => new PSObjectView(PSObject.AsPSObject(nested));

    private static bool TryReadKey(IDictionary dictionary, string name, out object? result)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            if (entry.Key is string key && key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                result = Unwrap(entry.Value);
                return true;
            }
        }

        result = null;
        return false;
    }

    private static object? ReadValue(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (ExtendedTypeSystemException)
        {
            // A getter can fail, for example for the processor time of a protected process. Then the value is missing.
            return null;
        }
    }

    // A file of Export-Clixml may have a property without a name, which makes the list of properties throw.
    private static IEnumerable<PSPropertyInfo> ReadProperties(PSObject owner)
    {
        try
        {
            return [.. owner.Properties];
        }
        catch (Exception error) when (error is PSArgumentException or ExtendedTypeSystemException)
        {
            return [];
        }
    }

    /// <summary>The value without PowerShell's wrapper; null for a database NULL and for empty output.</summary>
    public static object? Unwrap(object? raw) => raw switch
    {
        Enum live => new NamedNumber(Convert.ChangeType(live, live.GetTypeCode(), CultureInfo.InvariantCulture), live.ToString()),
        PSObject { BaseObject: Enum live } => Unwrap(live),
        PSObject { BaseObject: int or long or uint or ulong or short or ushort or byte or sbyte } number when IsEnum(number) => new NamedNumber(number.BaseObject, number.ToString()),
        PSObject { BaseObject: not PSCustomObject } wrapped => Unwrap(wrapped.BaseObject),
        // A database NULL, or the empty output of a script, is not a value.
        DBNull or System.Management.Automation.Language.NullString => null,
        PSObject { BaseObject: PSCustomObject } bag when IsBigInteger(bag) && BigInteger.TryParse(bag.ToString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out BigInteger number) => number,
        PSObject { BaseObject: PSCustomObject } bag when !ReadProperties(bag).Any() => null,
        _ => raw,
    };

    // Remoting breaks the object up, but keeps its digits as the object's text.
    private static bool IsBigInteger(PSObject bag) => bag.TypeNames.Count > 0 && bag.TypeNames[0] == "Deserialized.System.Numerics.BigInteger";

    // The form of an enum after remoting and Export-Clixml.
    private static bool IsEnum(PSObject number) => number.TypeNames.Contains("Deserialized.System.Enum");
}
