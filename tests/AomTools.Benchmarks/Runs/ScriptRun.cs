using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace AomTools.Benchmarks.Runs;

/// <summary>Runs scripts in the pwsh on the path, or in the dotnet tool that the build restores.</summary>
internal static class ScriptRun
{
    private static readonly string[] s_shell = Find() is string path ? [path] : ["dotnet", Tool()];

    /// <summary>Runs a script of this project with arguments; returns its output, and the seconds of the whole process.</summary>
    public static Task<(string Output, double Seconds)> RunAsync(string script, params object[] arguments) => RunAsync(script, static _ => { }, arguments);

    /// <summary>The same with a change to the environment of the process.</summary>
    public static async Task<(string Output, double Seconds)> RunAsync(string script, Action<ProcessStartInfo> prepare, params object[] arguments)
    {
        string path = Path.Combine(PipelineShell.Root, "tests", "AomTools.Benchmarks", "Scripts", script);
        ProcessStartInfo start = new(s_shell[0], [.. s_shell[1..], "-NoProfile", "-NonInteractive", "-File", path, .. arguments.Select(argument => Convert.ToString(argument, CultureInfo.InvariantCulture)!)])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["NO_COLOR"] = "1";
        prepare(start);
        Stopwatch watch = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? (output.Trim(), watch.Elapsed.TotalSeconds) : throw new InvalidOperationException($"{script} ended with code {process.ExitCode}: {output}");
    }

    private static string? Find() => Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh"))
        .FirstOrDefault(File.Exists);

    private static string Tool() => Path.Combine(PipelineShell.GetMetadata("PowerShellTool"), OperatingSystem.IsWindows() ? "win" : "unix", "pwsh.dll");
}
