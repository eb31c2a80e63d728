using System.Linq;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

public sealed class GetAomSeriesTests : ReadingTestBase
{
    [Theory]
    [InlineData("OPS.Web", "cpu_util host=web01; cpu_util host=web02; disk_used disk=C, host=web01")]
    [InlineData("OPS.Web CPU*", "cpu_util host=web01; cpu_util host=web02")]
    [InlineData("OPS.Web cpu_util, disk_used -HostName web01", "cpu_util host=web01; disk_used disk=C, host=web01")]
    [InlineData("OPS.Web -HostName *02, nobody", "cpu_util host=web02")]
    [InlineData("OPS.Web -Dimension @{ disk = '*' }", "disk_used disk=C, host=web01")]
    [InlineData("CUSTOMMETRICS disk_used", "disk_used disk=C, host=web01")]
    [InlineData("OPS.Web nothing*", "")]
    public void Selects_series(string arguments, string expected) => Assert.Equal(
        expected,
        string.Join("; ", Run("Get-AomSeries " + arguments).ThrowIfFailed().Values<AomSeries>().Select(series => $"{series.Name} {series.Dimensions}").Order()));

    [Theory]
    [InlineData("OPS.Web nothing", "SeriesNotFound", "no series with the name 'nothing' in namespace 'OPS.Web'.")]
    [InlineData("OPS.Web nothing -HostName web01", "SeriesNotFound", "in namespace 'OPS.Web' and the given dimensions.")]
    [InlineData("ops.web", "SeriesNotFound", "no series in namespace 'ops.web'.")]
    [InlineData("OPS.Web -HostName web09", "SeriesNotFound", "in namespace 'OPS.Web' with the given names and dimensions.")]
    [InlineData("OPS.*", "NamespaceWildcard", "does not support wildcards in namespaces: 'OPS.*'")]
    [InlineData("OPS.Web cpu_util, nothing", "SeriesNotFound", "'nothing'")]
    public void Reports_exact_names_that_AOM_does_not_have(string arguments, string id, string text)
    {
        PowerShellResult result = Run("Get-AomSeries " + arguments);
        Assert.Equal([id], result.ErrorIds);
        Assert.Contains(text, result.Error.Exception.Message);
    }

    [Fact]
    public void Requests_no_more_pages_than_the_pipeline_consumes()
    {
        Run("$null = 1..1500 | ForEach-Object { New-AomMetric \"m$_\" 1 -Namespace OPS.Many } | Send-AomMetricData").ThrowIfFailed();
        Assert.Equal(1500, Run("Get-AomSeries OPS.Many").ThrowIfFailed().Output.Count);
        Assert.Equal(2, Requests("/ams/metrics"));
        Run("do { Get-AomSeries OPS.Many | ForEach-Object { $_; break } } while ($false)").ThrowIfFailed();
        Assert.Equal(3, Requests("/ams/metrics"));
    }

    [Fact]
    public void Ends_at_a_failure_and_names_the_namespace()
    {
        Emulator.Faults.Add(new Fault { Kind = RequestKind.Query, Status = 503, Count = 3 });
        PowerShellResult result = Run("Get-AomSeries OPS.Web -MaximumRetryCount 2");
        Assert.Equal(["QueryFailed"], result.ErrorIds);
        Assert.Equal("OPS.Web", result.Error.TargetObject);
        Assert.Contains("after 3 attempts: HTTP 503", result.Error.Exception.Message);
    }

    [Fact]
    public void Retries_and_reports_attempts()
    {
        Emulator.Faults.Add(new Fault { Kind = RequestKind.Query, Status = 429 });
        PowerShellResult result = Run("Get-AomSeries OPS.Web cpu_util -Verbose").ThrowIfFailed();
        Assert.Equal(2, result.Output.Count);
        Assert.Equal(2, result.Verbose.Count);
    }
}
