using System;
using System.IO;
using System.Linq;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>The tables of tests/data/input: what administrators give to New-AomMetric, and what they may expect of it.</summary>
public sealed class InputCaseTests : IDisposable
{
    // Every case that does not hold, with what came of it; and how many there were.
    private const string Run = """
        param($file, $log)
        $all = @(. $file)
        foreach ($case in $all) {
            $arguments = if ($case.Arguments) { $case.Arguments } else { @{} }
            $m = $e = $w = @()
            $common = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'e'; WarningAction = 'SilentlyContinue'; WarningVariable = 'w'; OutVariable = 'm' }
            try {
                if ($case.Contains('File')) {
                    $encoding = if ($case.Encoding) { $case.Encoding } else { [Text.UTF8Encoding]::new($false) }
                    [IO.File]::WriteAllText($log, $case.File, $encoding)
                    $null = New-AomMetric -LiteralPath $log @arguments @common
                } else {
                    $null = & $case.Input | New-AomMetric @arguments @common
                }
            } catch { $e = @($_) }
            $held = try { & $case.Expect @($m) @($e) @($w) } catch { "the expectation failed: $_" }
            if ($held -isnot [bool] -or -not $held) { "$($case.Id): $held; metrics: $($m -join ' / '); errors: $($e -join ' / '); warnings: $($w -join ' / ')" }
        }
        $all.Count
        """;

    private readonly PowerShellSession _session = new();
    private readonly string _log = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");

    public static TheoryData<string> Tables =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "data", "input"), "*.ps1").Select(file => Path.GetFileName(file)!).OrderBy(name => name, StringComparer.Ordinal)];

    public void Dispose()
    {
        File.Delete(_log);
        _session.Dispose();
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void New_OfEachCase_GivesWhatIsExpected(string table)
    {
        string[] lines = [.. _session.Run(Run, Path.Combine(AppContext.BaseDirectory, "data", "input", table), _log).ThrowIfFailed().Output.Select(line => line.ToString()!)];
        Assert.True(int.Parse(lines[^1], System.Globalization.CultureInfo.InvariantCulture) >= 20, lines[^1]);
        Assert.Empty(lines[..^1]);
    }
}
