using System;
using System.Linq;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Objects without a value: the first of a property is an error, the rest one warning; or all of them are left out.</summary>
public sealed class MissingValueTests : IDisposable
{
    private const string Processes = "foreach ($v in 1.5, $null, '', ' ', [DBNull]::Value, 'NaN', 'nan', [double]::NaN, 2.5) { [pscustomobject]@{ Id = 4; CPU = $v; Timestamp = $script:t++ } } ";

    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void New_SkipEmpty_LeavesOutWithOneWarning()
    {
        PowerShellResult result = _session.Run("$script:t = 1795571609; & { " + Processes + "} | New-AomMetric -Namespace DEMO.Process -MetricProperty CPU -DimensionProperty Id -SkipEmpty");
        Assert.Equal([1.5, 2.5], result.Values<AomMetric>().Select(metric => metric.Value));
        Assert.Empty(result.Errors);
        string warning = Assert.Single(result.Warnings);
        Assert.Contains("7 metrics", warning);
        Assert.Contains("'CPU' (7)", warning);
    }

    [Fact]
    public void New_ByDefault_ReportsTheFirstAndCountsTheRest()
    {
        PowerShellResult result = _session.Run("$script:t = 1795571609; & { " + Processes + "} | New-AomMetric -Namespace DEMO.Process -MetricProperty CPU -DimensionProperty Id");
        Assert.Equal(2, result.Values<AomMetric>().Count());
        Assert.Contains("'CPU'", Assert.Single(result.Errors).ToString());
        Assert.Contains("-SkipEmpty", result.Error.ToString());
        Assert.Contains("'CPU' (6)", Assert.Single(result.Warnings));
    }

    [Fact]
    public void New_PropertyThatSomeObjectsLack_IsReportedOnce()
    {
        const string Input = "[pscustomobject]@{ Length = 5 }, [pscustomobject]@{ Files = 1 }, [pscustomobject]@{ Files = 2 } | New-AomMetric -Namespace DEMO.Files -MetricProperty Length";
        PowerShellResult result = _session.Run(Input);
        Assert.Single(result.Output);
        Assert.Contains("'Length'", Assert.Single(result.Errors).ToString());
        Assert.Contains("'Length' (1)", Assert.Single(result.Warnings));
        result = _session.Run(Input + " -SkipEmpty");
        Assert.Empty(result.Errors);
        Assert.Contains("'Length' (2)", Assert.Single(result.Warnings));
    }

    [Fact]
    public void New_SeveralProperties_AreInOneWarning()
    {
        PowerShellResult result = _session.Run("[pscustomobject]@{ a = $null; b = ''; c = 1 } | New-AomMetric -Namespace DEMO.Some -MetricProperty a, b, c -SkipEmpty").ThrowIfFailed();
        string warning = Assert.Single(result.Warnings);
        Assert.Contains("'a' (1), 'b' (1)", warning);
        Assert.Equal("c", result.Single<AomMetric>().Name);
    }

    [Fact]
    public void New_RowsOfDifferentNames_AreEachReportedOnce()
    {
        PowerShellResult result = _session.Run("& { foreach ($n in 'jobs', 'jobs', 'mails') { [pscustomobject]@{ Name = $n; Value = '' } } } | New-AomMetric -Namespace DEMO.Rows");
        Assert.Equal(2, result.Errors.Count);
        Assert.Contains("'Value' (1)", Assert.Single(result.Warnings));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("-")]
    [InlineData("Infinity")]
    public void New_TextThatIsNoNumber_IsAlwaysAnError(string text)
    {
        PowerShellResult result = _session.Run($"[pscustomobject]@{{ hits = '{text}' }} | New-AomMetric -Namespace DEMO.Cache -MetricProperty hits -SkipEmpty");
        Assert.Contains("'hits'", Assert.Single(result.Errors).ToString());
        Assert.Empty(result.Warnings);
    }

    // A missing value does not hide what else is wrong.
    [Fact]
    public void New_SkipEmptyWithAnotherViolation_IsAnError()
    {
        PowerShellResult result = _session.Run("[pscustomobject]@{ hits = $null } | New-AomMetric -Namespace shop -MetricProperty hits -SkipEmpty");
        Assert.Contains("service.item", Assert.Single(result.Errors).ToString());
    }

    [Fact]
    public void Test_WithoutValue_ReportsEachObject()
    {
        Assert.Equal(3, _session.Run("& { foreach ($v in $null, '', 'NaN') { [pscustomobject]@{ hits = $v } } } | Test-AomMetric -Namespace DEMO.Cache -MetricProperty hits").ThrowIfFailed().Values<AomMetricTestResult>().Count(test => !test.IsValid));
        Assert.Empty(_session.Run("[pscustomobject]@{ hits = $null } | Test-AomMetric -Namespace DEMO.Cache -MetricProperty hits -SkipEmpty").ThrowIfFailed().Output);
    }
}
