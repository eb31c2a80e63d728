using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace AomTools.Tests.Hosting;

/// <summary>This suite, or a part of it, in a process of its own.</summary>
internal static class SuiteProcess
{
    public static async Task<(int Code, string Output)> RunAsync(IEnumerable<string> filter, IReadOnlyDictionary<string, string> environment)
    {
        using Process process = Start(filter, environment);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }

    /// <summary>Starts the tests of a filter of the xUnit runner. The process is dotnet if the suite was started by "dotnet exec".</summary>
    public static Process Start(IEnumerable<string> filter, IReadOnlyDictionary<string, string> environment)
    {
        string[] program = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(SuiteProcess).Assembly.Location] : [];
        ProcessStartInfo start = new(Environment.ProcessPath!, [.. program, "-noColor", "-noLogo", .. filter]) { RedirectStandardOutput = true };
        environment.ToList().ForEach(entry => start.Environment[entry.Key] = entry.Value);
        return Process.Start(start)!;
    }
}
