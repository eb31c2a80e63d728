using System;
using System.Linq;

namespace AomTools.Sources;

/// <summary>Reads the original type name and the property names of an object.</summary>
internal static class SourceShape
{
    private const int NamesShown = 15;

    private static readonly string[] s_rows = ["hashtable", "Hashtable", "OrderedHashtable", "OrderedDictionary", "PSCustomObject", "PSObject", "CSV", "DataRow"];

    private static readonly string[] s_prefixes = ["Deserialized.", "Selected."];

    /// <summary>Returns the type name without the prefixes of serialization and Select-Object.</summary>
    public static string TypeName(IInputObject input)
    {
        string name = input.TypeName;
        while (Array.Find(s_prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is string found)
        {
            name = name.Substring(found.Length);
        }

        return name.Length == 0 ? "hashtable" : name;
    }

    /// <summary>True for rows: objects whose properties are columns, not properties of a .NET type.</summary>
    public static bool IsRow(IInputObject input) =>
        input.TypeName.StartsWith("Selected.", StringComparison.Ordinal) || Array.IndexOf(s_rows, TypeName(input).Split('.').Last()) >= 0;

    /// <summary>True if the object has a property with this name.</summary>
    public static bool Has(IInputObject input, string name) => input.TryRead(name, out _);

    /// <summary>Lists the first property names, for messages.</summary>
    public static string Names(IInputObject input)
    {
        string[] names = [.. input.Names.Take(NamesShown + 1).Select(name => MessageText.Clip(name))];
        return names.Length == 0 ? Strings.SourceNoProperties : string.Join(", ", names.Take(NamesShown)) + (names.Length > NamesShown ? ", …" : string.Empty);
    }
}
