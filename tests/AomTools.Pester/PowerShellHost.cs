using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace AomTools.Pester;

/// <summary>A PowerShell that can be started: a program, and the arguments that come before PowerShell's own.</summary>
internal sealed record PowerShellHost(string Name, string Program, params string[] Arguments)
{
    /// <summary>The shells that this system may have.</summary>
    public static string[] Names => OperatingSystem.IsWindows() ? ["pwsh.exe", "powershell.exe"] : ["pwsh"];

    /// <summary>The dotnet tool. Its launcher would start a second process, which outlives it when a test kills it.</summary>
    public static PowerShellHost Tool { get; } = new(
        "dotnet tool",
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
        Path.Combine(Setting("PowerShellTool"), OperatingSystem.IsWindows() ? "win" : "unix", "pwsh.dll"));

    /// <summary>A value that the build wrote into this assembly.</summary>
    public static string Setting(string name) =>
        typeof(PowerShellHost).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == name).Value!;

    /// <summary>A shell of this machine, or null if it is not on the path.</summary>
    public static PowerShellHost? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .Where(File.Exists)
            .Select(path => new PowerShellHost(path, path))
            .FirstOrDefault();
}
