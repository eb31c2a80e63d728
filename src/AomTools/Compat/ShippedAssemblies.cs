using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;

namespace AomTools.Compat;

/// <summary>
/// What stands in for binding redirects on Windows PowerShell 5.1, where a reference to an older version of a shipped assembly is refused:
/// answers for exactly the assemblies that lie beside this one, and only with a version that is at least the one asked for.
/// </summary>
internal sealed class ShippedAssemblies
{
    private readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);

    public ShippedAssemblies(string folder)
    {
        foreach (string file in Directory.GetFiles(folder, "*.dll"))
        {
            _files[Path.GetFileNameWithoutExtension(file)] = file;
        }
    }

    /// <summary>The file that answers for a reference, or null where it is none of ours.</summary>
    public string? Find(AssemblyName asked) =>
        asked.Name is string name && _files.TryGetValue(name, out string? file) && IsEnough(AssemblyName.GetAssemblyName(file), asked) ? file : null;

    private static bool IsEnough(AssemblyName shipped, AssemblyName asked) => asked.Version is null || shipped.Version >= asked.Version;
}
