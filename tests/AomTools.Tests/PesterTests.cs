using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests;

/// <summary>The Pester suite as one test, where there is a pwsh with Pester 5. What runs that suite by itself leaves this class out.</summary>
public sealed class PesterTests
{
    [Fact]
    public async Task Passes_the_Pester_suite()
    {
        (int Code, string Output)? search = await RunAsync("-Command", "exit [int] -not (Get-Module -ListAvailable Pester | Where-Object { $_.Version.Major -ge 5 })");
        Assert.SkipWhen(search is null, "There is no pwsh on the path: the Pester suite was not run.");
        Assert.SkipWhen(search!.Value.Code != 0, "Pester 5 is not installed for pwsh: the Pester suite was not run.");
        (int code, string output) = (await RunAsync("-File", Path.Combine(ModuleUnderTest.Root, "tests", "Pester", "suite.ps1")))!.Value;
        Assert.True(code == 0, output);
        Assert.Matches(@"[1-9]\d* passed, 0 failed, \d+ skipped", output);
    }

    // Null where there is no pwsh.
    private static async Task<(int Code, string Output)?> RunAsync(string kind, string what)
    {
        ProcessStartInfo start = new("pwsh", ["-NoProfile", "-NonInteractive", kind, what]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process run = Process.Start(start)!;
            CancellationToken stop = TestContext.Current.CancellationToken;
            Task<string> errors = run.StandardError.ReadToEndAsync(stop);
            string output = await run.StandardOutput.ReadToEndAsync(stop);
            await run.WaitForExitAsync(stop);
            return (run.ExitCode, output + await errors);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
