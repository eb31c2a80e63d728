using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Pester;

/// <summary>The result of the suite in one shell: its version and each test.</summary>
internal sealed record PesterRun(string Shell, IReadOnlyList<PesterResult> Tests)
{
    private static readonly string s_suite = Path.Combine(PowerShellHost.Setting("RepositoryRoot"), "tests", "Pester", "suite.ps1");

    /// <summary>Runs the whole suite in a process of its own.</summary>
    /// <exception cref="InvalidOperationException">The run ended without results.</exception>
    public static async Task<PesterRun> StartAsync(PowerShellHost host, string? framework, CancellationToken stop)
    {
        string file = Path.GetTempFileName();
        try
        {
            string output = await RunAsync(host, [.. Arguments(file, framework)], stop);
            PesterRun? run = new FileInfo(file).Length == 0 ? null : JsonSerializer.Deserialize<PesterRun>(await File.ReadAllTextAsync(file, stop));
            return run?.Tests.Count > 0 ? run : throw new InvalidOperationException($"The Pester suite did not end in {host.Name}:\n{output}");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IEnumerable<string> Arguments(string resultPath, string? framework) =>
    [
        "-NoProfile", "-NonInteractive", "-File", s_suite, "-PesterModule", PowerShellHost.Setting("PesterModule"), "-ResultPath", resultPath,
        .. framework is null ? Enumerable.Empty<string>() : ["-Framework", framework],
    ];

    private static async Task<string> RunAsync(PowerShellHost host, string[] arguments, CancellationToken stop)
    {
        ProcessStartInfo start = new(host.Program, host.Arguments.Concat(arguments)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };

        // One edition's module path hides the other edition's modules. The tool has Get-Counter's types on every system.
        start.Environment.Remove("PSModulePath");
        start.Environment["AOMTOOLS_POWERSHELL_TOOL"] = PowerShellHost.Setting("PowerShellTool");
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> errors = process.StandardError.ReadToEndAsync(stop);
        string output = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return output + await errors;
    }
}
