using System;
using System.Linq;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Values of rows and properties that are not plain numbers: time spans, and missing values.</summary>
public sealed class RowValueTests : IDisposable
{
    private const string Nothing = "$drive = [pscustomobject]@{ Name = 'Env' }; $drive.PSObject.Properties.Add([psscriptproperty]::new('Used', { })); ";

    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("New-AomMetric z ([timespan]'00:01:30') -Namespace MY.App", "s")]
    [InlineData("New-AomMetric z ([timespan]'00:01:30') -Namespace MY.App -Unit sec", "sec")]
    [InlineData("@{ Name = 'z'; Value = [timespan]'00:01:30' } | New-AomMetric -Namespace MY.App", "s")]
    [InlineData("@{ Name = 'z'; Value = [timespan]'00:01:30'; Unit = '' } | New-AomMetric -Namespace MY.App", "s")]
    [InlineData("@{ Name = 'z'; Value = [timespan]'00:01:30'; Unit = 'second' } | New-AomMetric -Namespace MY.App", "second")]
    [InlineData("[pscustomobject]@{ Name = 'z'; Value = [timespan]'00:01:30' } | New-AomMetric -Namespace MY.App", "s")]
    [InlineData("New-AomMetric z 90.0 -Namespace MY.App", null)]
    public void Gives_a_span_of_time_in_a_row_the_unit_s(string script, string? unit)
    {
        AomMetric metric = _session.Run(script).ThrowIfFailed().Single<AomMetric>();
        Assert.Equal((90.0, unit), (metric.Value, metric.Unit));
    }

    [Theory]
    [InlineData(Nothing + "$drive | New-AomMetric -MetricProperty Used -Namespace MY.App")]
    [InlineData("[pscustomobject]@{ Name = 'z'; Value = [psobject]::new() } | New-AomMetric -Namespace MY.App")]
    [InlineData("New-AomMetric z ([pscustomobject]@{}) -Namespace MY.App")]
    [InlineData("New-AomMetric z ([Management.Automation.Internal.AutomationNull]::Value) -Namespace MY.App")]
    public void Takes_nothing_for_no_value(string script) =>
        Assert.Contains("The value is missing. AOM accepts a number of at least 0.", _session.Run(script).Error.ToString());

    [Fact]
    public void Still_names_an_object_that_is_no_number() =>
        Assert.Contains("is not a number", _session.Run("New-AomMetric z ([pscustomobject]@{ a = 1 }) -Namespace MY.App").Error.ToString());

    [Fact]
    public void Takes_nothing_for_no_time_and_no_dimensions()
    {
        AomMetric metric = _session.Run("[pscustomobject]@{ Name = 'z'; Value = 1; Timestamp = [pscustomobject]@{}; Dimensions = [pscustomobject]@{} } | New-AomMetric -Namespace MY.App").ThrowIfFailed().Values<AomMetric>().Single();
        Assert.Equal("host", metric.Dimensions.Keys.Single());
    }
}
