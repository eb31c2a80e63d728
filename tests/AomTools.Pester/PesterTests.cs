using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace AomTools.Pester;

/// <summary>The Pester suite in the real shells: each of its tests is a row, and fails or is skipped under its own name.</summary>
public sealed class PesterTests
{
    /// <summary>Runs the suite in the shell of the repository and in each shell of this machine. A shell that is missing is a skipped row.</summary>
    public static async IAsyncEnumerable<ITheoryDataRow> InEachShell()
    {
        foreach (string? name in PowerShellHost.Names.Prepend(null))
        {
            PowerShellHost? host = name is null ? PowerShellHost.Tool : PowerShellHost.Find(name);
            if (host is null)
            {
                yield return Row($"{name} of this machine", new PesterResult("the suite", "Skipped", $"There is no {name} on the path."));
                continue;
            }

            PesterRun run = await PesterRun.StartAsync(host, framework: null, TestContext.Current.CancellationToken);
            foreach (PesterResult test in run.Tests)
            {
                yield return Row($"{run.Shell} ({host.Name})", test);
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
