using System;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Emulator;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Two values of one series at one time: one warning per run, a count in the summary, and the later value sent.</summary>
public sealed class DuplicateTests : IDisposable
{
    private const string Rows = "foreach ($v in 4, 9, 9, 12) { [pscustomobject]@{ Name = 'queue_depth'; Value = $v; Dimensions = 'site=kiel'; Timestamp = '2026-11-25T01:00:00Z' } } ";

    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void New_OneSeriesAtOneTime_WarnsOnceWithSeriesAndNumber()
    {
        PowerShellResult result = _session.Run("& { " + Rows + "} | New-AomMetric -Namespace DEMO.Queue").ThrowIfFailed();
        Assert.Equal(4, result.Values<AomMetric>().Count());
        Assert.Matches("^3 metrics .*DEMO.Queue queue_depth.site=kiel.*Add a dimension", Assert.Single(result.Warnings));
    }

    [Theory]
    [InlineData("foreach ($i in 1..20) { [pscustomobject]@{ WS = $i; Name = \"p$i\" } }", "-MetricProperty WS -Timestamp 1795571609", 19)]
    [InlineData("foreach ($t in 1795571609, 1795571610, 1795571609) { [pscustomobject]@{ Name = 'a'; Value = 1; Timestamp = $t } }", "", 1)]
    [InlineData("foreach ($u in 'Count', 'Bytes') { [pscustomobject]@{ Name = 'a'; Value = 1; Unit = $u; Timestamp = 1795571609 } }", "", 1)]
    [InlineData("foreach ($d in 'a=1;b=2', 'b=2;a=1') { [pscustomobject]@{ Name = 'a'; Value = 1; Dimensions = $d; Timestamp = 1795571609 } }", "", 1)]
    public void New_Duplicates_AreCounted(string rows, string arguments, int count)
    {
        string script = "& { " + rows + " } | New-AomMetric -Namespace DEMO.Some " + arguments;
        Assert.StartsWith(count == 1 ? "1 metric " : count + " metrics ", Assert.Single(_session.Run(script).ThrowIfFailed().Warnings));
    }

    [Theory]
    [InlineData("foreach ($i in 1..5) { [pscustomobject]@{ Name = 'a'; Value = 1; Timestamp = 1795571609 + $i } }")]
    [InlineData("foreach ($i in 1..5) { [pscustomobject]@{ Name = \"a$i\"; Value = 1; Timestamp = 1795571609 } }")]
    [InlineData("foreach ($i in 1..5) { [pscustomobject]@{ Name = 'a'; Value = 1; Dimensions = \"n=$i\"; Timestamp = 1795571609 } }")]
    public void New_DifferentSeriesOrTimes_DoNotWarn(string rows) =>
        Assert.Empty(_session.Run("& { " + rows + " } | New-AomMetric -Namespace DEMO.Some").ThrowIfFailed().Warnings);

    [Fact]
    public async Task Send_Duplicates_SendsTheLaterAndCounts()
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync();
        _session.Connect(emulator).ThrowIfFailed();
        PowerShellResult result = _session.Run(
            "& { foreach ($v in 4, 9, 7, 12) { @{ Name = 'queue_depth'; Value = $v }; @{ Name = 'other'; Value = 1 } } } | New-AomMetric -Namespace DEMO.Queue -Timestamp $args[0] | Send-AomMetricData -Summary", DateTimeOffset.UtcNow).ThrowIfFailed();
        AomSendSummary summary = result.Single<AomSendSummary>();
        Assert.Equal((8L, 8L, 6L, 0), (summary.SubmittedCount, summary.AcceptedCount, summary.DuplicateCount, summary.ExitCode));
        Assert.StartsWith("6 metrics", Assert.Single(result.Warnings));
        Assert.Contains("6 repeated", summary.ToString());
        Assert.Equal("12", Assert.Single(emulator.Points.Series.Single(series => series.Name == "queue_depth").Points).Value);
        Assert.Single(emulator.Requests.Reports);
    }

    [Fact]
    public async Task Send_PartOfTheMetrics_CountsOnlyWhatItReceived()
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync();
        _session.Connect(emulator).ThrowIfFailed();
        PowerShellResult result = _session.Run(
            "& { foreach ($v in 1..4) { @{ Name = 'a'; Value = $v } } } | New-AomMetric -Namespace A.b -Timestamp $args[0] | Where-Object Value -gt 2 | Send-AomMetricData -Summary",
            DateTimeOffset.UtcNow).ThrowIfFailed();
        Assert.Equal(1, result.Single<AomSendSummary>().DuplicateCount);
        Assert.StartsWith("1 metric ", Assert.Single(result.Warnings));
    }

    // Send-AomMetricData finds the duplicates of its own pipeline, not those of a pipeline before it or within it.
    [Theory]
    [InlineData("@{ Name = 'a'; Value = 1 } | New-AomMetric -Namespace A.b | Send-AomMetricData; $null = & { ROWS } | New-AomMetric -Namespace A.b")]
    [InlineData("1 | ForEach-Object { $null = & { ROWS } | New-AomMetric -Namespace A.b } | Send-AomMetricData")]
    public async Task New_NextToSend_WarnsItself(string script)
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync();
        _session.Connect(emulator).ThrowIfFailed();
        PowerShellResult result = _session.Run(script.Replace("ROWS", Rows)).ThrowIfFailed();
        Assert.StartsWith("3 metrics", Assert.Single(result.Warnings));
    }

    // The metrics may be created long before, and by commands that knew nothing of each other.
    [Fact]
    public async Task Send_MetricsOfEarlierRuns_WarnsItself()
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync();
        _session.Connect(emulator).ThrowIfFailed();
        PowerShellResult result = _session.Run(
            "$m = @(foreach ($v in 1, 2) { New-AomMetric a $v -Namespace A.b -Timestamp $args[0] }); $m += @{ Name = 'a'; Value = 3 }, @{ Name = 'a'; Value = 4 } | New-AomMetric -Namespace A.b -Timestamp $args[0] -WarningAction SilentlyContinue; $m | Send-AomMetricData -Summary",
            DateTimeOffset.UtcNow).ThrowIfFailed();
        Assert.Equal(3, result.Single<AomSendSummary>().DuplicateCount);
        Assert.StartsWith("3 metrics", Assert.Single(result.Warnings));
        Assert.Equal("4", Assert.Single(Assert.Single(emulator.Points.Series).Points).Value);
    }

    // What Test-AomMetric finds invalid counts as rejected, so that it reaches the exit code.
    [Fact]
    public async Task Send_ResultsOfTestAomMetric_CountTheInvalid()
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync();
        _session.Connect(emulator).ThrowIfFailed();
        PowerShellResult result = _session.Run("@{ Name = 'a'; Value = 1 }, @{ Name = 'b'; Value = -1 } | Test-AomMetric -Namespace A.b | Send-AomMetricData -Summary");
        AomSendSummary summary = result.Single<AomSendSummary>();
        Assert.Equal((2L, 1L, 1L, 2), (summary.SubmittedCount, summary.AcceptedCount, summary.RejectedCount, summary.ExitCode));
        Assert.Contains("negative", Assert.Single(result.Errors).ToString());
    }
}
