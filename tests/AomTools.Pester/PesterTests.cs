using System.Collections.Generic;
using System.Threading.Tasks;
using Xunit;

namespace AomTools.Pester;

/// <summary>The Pester suite in the real shells: each of its tests is a row, and fails or is skipped under its own name.</summary>
public sealed class PesterTests
{
    /// <summary>Runs the suite in the shell of the repository and in each shell of this machine.</summary>
    public static async IAsyncEnumerable<ITheoryDataRow> InEachShell()
    {
        foreach (PowerShellHost host in PowerShellHost.All)
        {
            PesterRun run = await PesterRun.StartAsync(host, framework: null, TestContext.Current.CancellationToken);
            foreach (PesterResult test in run.Tests)
            {
                yield return Row(run.Shell, test);
            }
        }
    }

    [Theory]
    [MemberData(nameof(InEachShell), DisableDiscoveryEnumeration = true)]
    public void Pester(string result, string? message) => Assert.True(result == "Passed", $"{result}: {message}");

    // As one test: xUnit would run the suite for the rows of an explicit theory that is not asked for.
    [Fact(Explicit = true)]
    public async Task Passes_with_the_desktop_module_in_PowerShell_7()
    {
        PesterRun run = await PesterRun.StartAsync(PowerShellHost.Tool, "netstandard2.0", TestContext.Current.CancellationToken);
        Assert.DoesNotContain(run.Tests, test => test.Result == "Failed");
    }

    private static TheoryDataRow<string, string?> Row(string shell, PesterResult test) => new(test.Result, test.Message)
    {
        TestDisplayName = $"{shell}: {test.Path}",
        Label = string.Empty,
        Skip = test.IsSkipped ? test.Message : null,
    };
}
