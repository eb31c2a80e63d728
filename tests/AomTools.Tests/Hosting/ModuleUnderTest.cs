using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace AomTools.Tests.Hosting;

/// <summary>The module as a user would import it. The run against the DLL for Windows PowerShell 5.1 gets a manifest that chooses that one in any edition.</summary>
internal static class ModuleUnderTest
{
    private static readonly Lazy<string> s_manifest = new(Find);

    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>The folder of the PowerShell tool's package with its shells for "unix" and "win".</summary>
    public static string PowerShellTool { get; } = Metadata("PowerShellTool");

    public static string Manifest => s_manifest.Value;

    private static string Metadata(string key) => typeof(ModuleUnderTest).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == key).Value!;

    private static string Find()
    {
        string manifest = Path.Combine(Root, "AomTools.psd1");
#if DESKTOP_MODULE
        // The suite runs in several cultures at a time: each has a stage of its own.
        string stage = Path.Combine(AppContext.BaseDirectory, "desktop", Environment.GetEnvironmentVariable("AOMTOOLS_TEST_CULTURE") ?? "home", "AomTools");
        Copy(stage, Path.Combine("bin", "netstandard2.0"), "*");
        Copy(stage, "en-US", "*");
        Copy(stage, Path.Combine("src", "Examples"), "*");
        string text = File.ReadAllText(manifest).Replace("if ($PSEdition -eq 'Core')", "if ($false)");
        manifest = Path.Combine(stage, "AomTools.psd1");
        File.WriteAllText(manifest, text);
#endif
        return manifest;
    }
#if DESKTOP_MODULE
    private static void Copy(string stage, string folder, string pattern)
    {
        string target = Directory.CreateDirectory(Path.Combine(stage, folder)).FullName;
        foreach (string file in Directory.GetFiles(Path.Combine(Root, folder), pattern))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        }
    }
#endif
}
