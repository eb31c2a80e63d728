using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace AomTools.Pester;

/// <summary>A PowerShell that can be started: a program, and the arguments that come before PowerShell's own.</summary>
internal sealed record PowerShellHost(string Name, string Program, params string[] Arguments)
{
    /// <summary>The shell that comes with the repository, then those of this machine.</summary>
    public static IEnumerable<PowerShellHost> All => [Tool, .. OfThisMachine()];

    /// <summary>The dotnet tool. Its launcher would start a second process, which outlives it when a test kills it.</summary>
    public static PowerShellHost Tool { get; } = new(
        "dotnet tool",
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
        Path.Combine(Setting("PowerShellTool"), OperatingSystem.IsWindows() ? "win" : "unix", "pwsh.dll"));

    /// <summary>A value that the build wrote into this assembly.</summary>
    public static string Setting(string name) =>
        typeof(PowerShellHost).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == name).Value!;

    private static IEnumerable<PowerShellHost> OfThisMachine()
    {
        string[] names = OperatingSystem.IsWindows() ? ["pwsh.exe", "powershell.exe"] : ["pwsh"];
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return names
            .Select(name => folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists))
            .OfType<string>()
            .Select(path => new PowerShellHost(path, path));
    }
}
