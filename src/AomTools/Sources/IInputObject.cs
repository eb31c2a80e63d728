using System.Collections.Generic;

namespace AomTools.Sources;

/// <summary>An input object as a source sees it: a type name and properties by name. The layer above makes it of whatever the shell hands over.</summary>
internal interface IInputObject
{
    /// <summary>The object itself, for error records.</summary>
    object Target { get; }

    /// <summary>The first type name as the shell tells it, such as <c>Selected.System.IO.FileInfo</c>; empty for a plain hashtable.</summary>
    string TypeName { get; }

    /// <summary>True for a bag of properties with no .NET object behind it.</summary>
    bool IsBag { get; }

    /// <summary>The names of all properties (or keys), in order.</summary>
    IEnumerable<string> Names { get; }

    /// <summary>Reads a property (or key) by name, without regard to case. The value comes unwrapped. A property that throws counts as null.</summary>
    bool TryRead(string name, out object? value);

    /// <summary>The same view of a value that was read from this object.</summary>
    IInputObject View(object value);
}
