using System;
using System.Linq;
using System.Management.Automation;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

public sealed class NewAomMetricTests : NewAomMetricTestBase
{
    [Fact]
    public void Makes_a_metric_of_parameters()
    {
        AomMetric metric = Session.Run(
            "New-AomMetric -Namespace NOPAAS.ESC -Name cpu_util -Value 35 -Unit percent -Dimension @{instance_id='instance-101'} -Timestamp 2026-11-24T08:30:00.123+08:00")
            .ThrowIfFailed().Single<AomMetric>();
        Assert.Equal(
            ("NOPAAS.ESC", "cpu_util", 35L, "int", "percent", "instance_id=instance-101", 1795480200123L),
            (metric.Namespace, metric.Name, metric.Value, metric.Type, metric.Unit, metric.Dimensions.ToString(), metric.CollectTime));
        Assert.Equal(TimeSpan.FromHours(8), metric.Timestamp.Offset);
    }

    [Theory]
    [InlineData("35", "int", "35")]
    [InlineData("35.5", "float", "35.5")]
    [InlineData("35.0 -Type int", "int", "35")]
    [InlineData("35 -Type float", "float", "35")]
    [InlineData("9007199254740993", "int", "9007199254740993")]
    [InlineData("([uint64]::MaxValue)", "int", "18446744073709551615")]
    [InlineData("'42'", "float", "42")]
    [InlineData("'42' -Type int", "int", "42")]
    [InlineData("'4.25'", "float", "4.25")]
    [InlineData("$true", "int", "1")]
    [InlineData("([timespan]::FromSeconds(1.5))", "float", "1.5")]
    [InlineData("1kb", "int", "1024")]
    public void Chooses_the_type_by_the_value(string value, string type, string expected)
    {
        AomMetric metric = Session.Run($"New-AomMetric a {value} -Namespace A.b").ThrowIfFailed().Single<AomMetric>();
        Assert.Equal((type, expected), (metric.Type, Convert.ToString(metric.Value, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Gives_this_machine_as_host_only_where_no_dimension_was_given()
    {
        Assert.Equal("host=" + Environment.MachineName.ToLowerInvariant(), One("New-AomMetric a 1 -Namespace A.b").Dimensions.ToString());
        Assert.Equal("x=1", One("New-AomMetric a 1 -Namespace A.b -Dimension @{x=1}").Dimensions.ToString());
        Assert.Equal("a=1, b=2, c=3", One("New-AomMetric a 1 -Namespace A.b -Dimension @{c=3;a=1;b=2}").Dimensions.ToString());
        Assert.Equal("c=3, a=1", One("New-AomMetric a 1 -Namespace A.b -Dimension ([ordered]@{c=3;a=1})").Dimensions.ToString());
        Assert.Contains("no dimensions", Session.Run("New-AomMetric a 1 -Namespace A.b -NoHostDimension").Error.ToString());
    }

    [Fact]
    public void Says_all_that_is_wrong_with_an_object_in_one_error_and_goes_on()
    {
        PowerShellResult result = Session.Run("[pscustomobject]@{Name='';Value=-1;Namespace='x';Dimensions=@{d=''}}, [pscustomobject]@{Name='a';Value=1;Namespace='A.b'} | New-AomMetric");
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal("InvalidMetric,AomTools.Commands.NewAomMetricCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.StartsWith("The metric violates 5 rules: (1)", error.ToString());
        Assert.Equal(-1, ((PSObject)error.TargetObject).Properties["Value"].Value);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Equal("a", result.Single<AomMetric>().Name);
    }

    [Fact]
    public void Takes_rows_as_csv_has_them()
    {
        PowerShellResult result = Session.Run("""
            [pscustomobject]@{ Name = 'orders'; Value = '17'; Namespace = 'SHOP.Web'; Unit = 'Count'; Dimensions = 'site=north;host=web-1'; Timestamp = '2026-11-24T08:30:00Z' },
            [pscustomobject]@{ Name = 'amount'; Value = '17.25'; Namespace = 'SHOP.Web'; Unit = ''; Dimensions = 'site=north;host=web-1'; Timestamp = '2026-11-24T08:30:00Z' } | New-AomMetric
            """);
        AomMetric[] metrics = [.. result.ThrowIfFailed().Values<AomMetric>()];
        Assert.Equal(("orders", 17L, "float", "site=north, host=web-1"), (metrics[0].Name, metrics[0].Value, metrics[0].Type, metrics[0].Dimensions.ToString()));
        Assert.Equal(("amount", 17.25, "float", null), (metrics[1].Name, metrics[1].Value, metrics[1].Type, metrics[1].Unit));
        Assert.Equal(metrics[0].CollectTime, metrics[1].CollectTime);
    }

    [Fact]
    public void Takes_hashtables_and_objects_of_json()
    {
        Assert.Equal("a", One("@{ Name = 'a'; Value = 1 } | New-AomMetric -Namespace A.b").Name);
        Assert.Equal("x=1, y=2", One("[pscustomobject]@{ Name = 'a'; Value = 1; Dimensions = [pscustomobject]@{ x = '1'; y = 2 } } | New-AomMetric -Namespace A.b").Dimensions.ToString());
        Assert.Equal("x=1", One("[pscustomobject]@{ metric_name = 'a'; Value = 1; Dimensions = @([pscustomobject]@{ name = 'x'; value = '1' }) } | New-AomMetric -Namespace A.b").Dimensions.ToString());
    }

    [Fact]
    public void Takes_any_object_by_its_properties()
    {
        PowerShellResult result = Session.Run("[uri]'http://host:8080/' | New-AomMetric -MetricProperty Port -DimensionProperty Host, Scheme -NamePrefix uri_ -Namespace A.b");
        AomMetric metric = result.ThrowIfFailed().Single<AomMetric>();
        Assert.Equal(("uri_Port", 8080L, "Host=host, Scheme=http"), (metric.Name, metric.Value, metric.Dimensions.ToString()));
    }

    [Fact]
    public void Names_properties_that_are_missing_and_what_there_is()
    {
        PowerShellResult result = Session.Run("[pscustomobject]@{ Size = 5; Free = 3 } | New-AomMetric -MetricProperty Size, Used -Namespace A.b");
        Assert.Equal("Size", result.Single<AomMetric>().Name);
        Assert.Contains("no property 'Used'. It has: Size, Free.", result.Error.ToString());
        Assert.Contains("-MetricProperty", Session.Run("[pscustomobject]@{ Size = 5 } | New-AomMetric").Error.ToString());
        Assert.Contains("null", Session.Run("$null | New-AomMetric").Error.ToString());
    }

    [Fact]
    public void Reads_times_out_of_a_property_and_a_zone()
    {
        Assert.Equal(
            new DateTimeOffset(2026, 11, 24, 0, 30, 0, TimeSpan.Zero),
            One($"[pscustomobject]@{{ Size = 5; When = '2026-11-24 08:30:00' }} | New-AomMetric -MetricProperty Size -TimestampProperty When -TimeZone '{TestZones.GetId("Asia/Shanghai")}' -Namespace A.b").Timestamp);
        Assert.Contains("is not a time", Session.Run("[pscustomobject]@{ Size = 5; When = 'yesterday' } | New-AomMetric -MetricProperty Size -TimestampProperty When -Namespace A.b").Error.ToString());
        Assert.Contains("is unknown on this machine", Session.Run("New-AomMetric a 1 -Namespace A.b -TimeZone Mars/Crater").Error.ToString());
        Assert.Equal(1795480200000L, One("New-AomMetric a 1 -Namespace A.b -Timestamp 1795480200").CollectTime);
    }

    [Fact]
    public void Shortens_only_when_asked_and_says_so()
    {
        string script = "New-AomMetric 'disk free %' 1 -Namespace A.b -Dimension @{ path = 'x' * 70 }";
        Assert.Contains("70 characters", Session.Run(script).Error.ToString());
        PowerShellResult result = Session.Run(script + " -Sanitize -Verbose");
        Assert.StartsWith("disk_free___", result.ThrowIfFailed().Single<AomMetric>().Name);
        Assert.Equal(2, result.Verbose.Count(line => line.Contains("was replaced with", StringComparison.Ordinal)));
    }

    [Fact]
    public void Warns_once_a_run()
    {
        PowerShellResult result = Session.Run("1..5 | ForEach-Object { @{ Name = 'a.b'; Value = $_ } } | New-AomMetric -Namespace SYS.x");
        Assert.Equal(5, result.ThrowIfFailed().Output.Count);
        Assert.Equal(2, result.Warnings.Count);
    }

    [Fact]
    public void Unrolls_an_array_that_is_given_as_argument() =>
        Assert.Equal(2, Session.Run("New-AomMetric -InputObject @(@{Name='a';Value=1}, @{Name='b';Value=2}) -Namespace A.b").ThrowIfFailed().Output.Count);

    // What ConvertFrom-Json makes of a time has lost which of two hours in autumn it was.
    [Fact]
    public void Takes_the_number_of_a_time_before_a_clock_that_may_be_wrong()
    {
        const string Script = "[pscustomobject]@{ Namespace = 'A.b'; Name = 'c'; Value = 1; CollectTime = 1761352200000; Timestamp = [datetime]'2026-10-25T02:30:00' } | New-AomMetric";
        Assert.Equal(1761352200000, One(Script).CollectTime);
    }
}
