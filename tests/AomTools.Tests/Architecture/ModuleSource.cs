using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using AomTools.Tests.Hosting;

namespace AomTools.Tests.Architecture;

/// <summary>The files of src/AomTools. Public types share one namespace, so a type's folder is that of the file with its name.</summary>
internal sealed partial class ModuleSource
{
    private static readonly string s_root = Path.Combine(ModuleUnderTest.Root, "src", "AomTools");

    private readonly Dictionary<string, string> _fileOfType;

    public ModuleSource()
    {
        Files = [.. Directory.GetFiles(s_root, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(s_root, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
        _fileOfType = Files.ToDictionary(file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal);
        // Generated from Strings.resx.
        _fileOfType.Add("Strings", "Strings.resx");
    }

    public IReadOnlyList<string> Files { get; }

    public static string FolderOf(string file) => file.LastIndexOf('/') is int end and > 0 ? file[..end] : ModuleFolders.Root;

    public static string Read(string file) => File.ReadAllText(Path.Combine(s_root, file));

    /// <summary>Null for a type that is not declared in a file of its own name.</summary>
    public string? FileOf(string typeName) => _fileOfType.GetValueOrDefault(typeName);

    /// <summary>The namespaces that a file names. Constants and catch clauses are not among the compiled dependencies, so this finds them.</summary>
    public static IEnumerable<FolderUse> NamespacesIn(string file) =>
        from Match match in QualifiedName().Matches(Read(file))
        let folder = FolderOfNamespace(match.Value)
        where folder is not null
        select new FolderUse(file, FolderOf(file), match.Value, folder);

    private static string? FolderOfNamespace(string name) => ModuleFolders.Rules
        .Select(rule => rule.Folder)
        .Where(folder => (name + ".").StartsWith(NamespaceOf(folder) + ".", StringComparison.Ordinal))
        .MaxBy(folder => NamespaceOf(folder).Length) is string found and not ModuleFolders.Root ? found : null;

    private static string NamespaceOf(string folder) => folder switch
    {
        ModuleFolders.PowerShell => "System.Management.Automation",
        ModuleFolders.Root => "AomTools",
        _ => "AomTools." + folder.Replace('/', '.'),
    };

    [GeneratedRegex(@"\b(AomTools|System\.Management\.Automation)\b[\w.]*\w")]
    private static partial Regex QualifiedName();
}
