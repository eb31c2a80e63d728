using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Sources;

/// <summary>The English counters of tests/data/counter-units.csv: each keeps its own name, and the unit whose reason is in the table.</summary>
public sealed class CounterTableTests : IDisposable
{
    private static readonly Row[] s_rows = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "counter-units.csv")).Skip(1).Select(Row.Parse)];

    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Table_OfRealCounters_HasAReasonForEachUnit()
    {
        Assert.True(s_rows.Length >= 300, s_rows.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.All(s_rows, row => Assert.NotEmpty(row.Reason));
        Assert.Equal(s_rows.Length, s_rows.Select(row => (row.Namespace.ToUpperInvariant(), row.Name)).Distinct().Count());
    }

    [Fact]
    public void New_OfLiveSamples_GivesTheNamesAndUnitsOfTheTable() =>
        Check([.. s_rows.Select(row => TestCounters.Sample(@"\\srv01" + row.Path, 5, type: Enum.Parse<PerformanceCounterType>(row.CounterType)))]);

    [Fact]
    public void New_OfText_GivesTheNamesAndUnitsOfTheTable() =>
        Check([.. s_rows.Select(row => new PSObject(new { Path = @"\\SRV01" + row.Path, CookedValue = "5", Status = "0", row.CounterType }))]);

    private void Check(object[] samples)
    {
        PowerShellResult result = _session.Pipe(samples, "$input | New-AomMetric").ThrowIfFailed();
        Assert.Empty(result.Warnings);
        Assert.Equal(s_rows.Select(row => $"{row.Path} {row.Namespace} {row.Name} {row.Unit}"), result.Values<AomMetric>().Zip(s_rows, (metric, row) => $"{row.Path} {metric.Namespace} {metric.Name} {metric.Unit}"));
    }

    private sealed record Row(string Path, string CounterType, string Namespace, string Name, string Unit, string Reason)
    {
        // Each cell is quoted, and no cell has a quote.
        public static Row Parse(string line)
        {
            string[] cells = line.Trim('"').Split("\",\"");
            return new Row(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]);
        }
    }
}
