using System;
using System.Linq;

namespace AomTools.Sources;

/// <summary>Type names without the marks of serialisers and selections, and what an object has, in words.</summary>
internal static class SourceShape
{
    private const int NamesShown = 15;

    private static readonly string[] s_marks = ["Deserialized.", "Selected."];

    /// <summary>The type name as it was where the object was made.</summary>
    public static string TypeName(IInputObject input)
    {
        string name = input.TypeName;
        while (Array.Find(s_marks, mark => name.StartsWith(mark, StringComparison.Ordinal)) is string found)
        {
            name = name.Substring(found.Length);
        }

        return name.Length == 0 ? "hashtable" : name;
    }

    /// <summary>True when the object has a property of this name.</summary>
    public static bool Has(IInputObject input, string name) => input.TryRead(name, out _);

    /// <summary>The first names of properties, for messages.</summary>
    public static string Names(IInputObject input)
    {
        string[] names = [.. input.Names.Take(NamesShown + 1).Select(name => MessageText.Clip(name))];
        return names.Length == 0 ? Strings.SourceNoProperties : string.Join(", ", names.Take(NamesShown)) + (names.Length > NamesShown ? ", …" : string.Empty);
    }
}
