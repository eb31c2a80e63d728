using System.Collections.Generic;

namespace AomTools.Sources;

/// <summary>An input object for a source: a type name and named properties. Keeps the sources independent of PowerShell.</summary>
internal interface IInputObject
{
    /// <summary>The object itself, for error records.</summary>
    object Target { get; }

    /// <summary>The first type name in PowerShell, such as <c>Selected.System.IO.FileInfo</c>; empty for a plain hashtable.</summary>
    string TypeName { get; }

    /// <summary>True for a property bag without a .NET object behind it.</summary>
    bool IsBag { get; }

    /// <summary>The names of all properties (or keys), in order.</summary>
    IEnumerable<string> Names { get; }

    /// <summary>Reads a property or key, ignores case and unwraps the value. A property that throws reads as null.</summary>
    bool TryRead(string name, out object? value);

    /// <summary>Reads a property that has a value; false if it is missing or null. Faster than TryRead for missing properties.</summary>
    bool TryReadValue(string name, out object? value);

    /// <summary>False if all these properties are certainly missing or null. Faster than a TryReadValue for each, if it is the same array each time.</summary>
    bool MayHaveAny(string[] names);

    /// <summary>Wraps a value that was read from this object.</summary>
    IInputObject View(object value);
}
