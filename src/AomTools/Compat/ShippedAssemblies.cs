using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;

namespace AomTools.Compat;

/// <summary>Replaces binding redirects on Windows PowerShell 5.1. Finds assemblies in the module's folder, in the requested version or later.</summary>
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

    /// <summary>Returns the file for a reference, or null if the module does not ship it.</summary>
    public string? Find(AssemblyName requested) =>
        requested.Name is string name && _files.TryGetValue(name, out string? file) && IsRecentEnough(AssemblyName.GetAssemblyName(file), requested) ? file : null;

    private static bool IsRecentEnough(AssemblyName shipped, AssemblyName requested) => requested.Version is null || shipped.Version >= requested.Version;
}
