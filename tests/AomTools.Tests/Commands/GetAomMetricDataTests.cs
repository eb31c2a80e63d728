using System;
using System.Linq;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

public sealed class GetAomMetricDataTests : ReadingTestBase
{
    [Fact]
    public void Reads_every_statistic_of_a_series_in_order()
    {
        AomMetricDataPoint[] points = [.. Run("Get-AomSeries OPS.Web cpu_util -HostName web01 | Get-AomMetricData -Last 1h -PeriodSec 60").ThrowIfFailed().Values<AomMetricDataPoint>()];
        Assert.Equal([90, 80, 50, 40, 30], points.Select(point => point.Average!.Value));
        Assert.Equal(points.Select(point => point.Timestamp).Order(), points.Select(point => point.Timestamp));
        Assert.All(points, point => Assert.Equal(("OPS.Web", "cpu_util", "host=web01", "Percent", 60, 1.0), (point.Namespace, point.Name, point.Dimensions.ToString(), point.Unit, point.PeriodSec, point.SampleCount)));
        Assert.All(points, point => Assert.Equal((point.Average, point.Average, point.Average), (point.Minimum, point.Maximum, point.Sum)));
        Assert.All(points, point => Assert.Equal(point.Timestamp.ToUnixTimeMilliseconds(), point.CollectTime));
    }

    [Theory]
    [InlineData("$metrics | Get-AomMetricData")]
    [InlineData("Get-AomSeries OPS.Web | Get-AomMetricData -Last 30m")]
    [InlineData("Get-AomMetricData OPS.Web")]
    [InlineData("Get-AomMetricData OPS.Web *_u* -StartTime ([DateTimeOffset]::Now.AddHours(-1))")]
    [InlineData("Get-AomMetricData OPS.Web | Get-AomMetricData")]
    [InlineData("$metrics | ForEach-Object { [pscustomobject]@{ Namespace = $_.Namespace; Name = $_.Name; Dimensions = \"$($_.Dimensions)\" } } | Get-AomMetricData")]
    public void Reads_the_same_from_every_input(string script)
    {
        AomMetricDataPoint[] points = [.. Run(script).ThrowIfFailed().Values<AomMetricDataPoint>()];
        Assert.Equal(15, points.Length);
        Assert.Equal(3, points.Select(point => (point.Name, point.Dimensions)).Distinct().Count());
    }

    [Fact]
    public void Reads_deserialized_series_and_points()
    {
        foreach (string script in new[] { "Get-AomSeries OPS.Web", "Get-AomMetricData OPS.Web", "$metrics" })
        {
            object[] copies = [.. Run(script).Output.Select(item => Session.Reserialize(item, 2))];
            Assert.Equal(15, Session.Pipe(copies, "$input | Get-AomMetricData").ThrowIfFailed().Output.Count);
        }
    }

    [Fact]
    public void Reads_twenty_series_per_request_and_keeps_their_order()
    {
        Run("$global:many = 1..45 | ForEach-Object { New-AomMetric \"m$_\" $_ -Namespace OPS.Many }; $null = $many | Send-AomMetricData").ThrowIfFailed();
        AomMetricDataPoint[] points = [.. Run("$many | Get-AomMetricData -Statistic Sum").ThrowIfFailed().Values<AomMetricDataPoint>()];
        Assert.Equal(Enumerable.Range(1, 45).Select(i => (double?)i), points.Select(point => point.Sum));
        Assert.All(points, point => Assert.Null(point.Average));
        Assert.Equal(3, Requests("/ams/metricdata"));
    }

    [Fact]
    public void Splits_a_long_range_and_joins_it()
    {
        AomMetricDataPoint[] points = [.. Run("Get-AomMetricData OPS.Web cpu_util -HostName web01 -Last 3d -PeriodSec 60").ThrowIfFailed().Values<AomMetricDataPoint>()];
        Assert.Equal([90, 80, 50, 40, 30], points.Select(point => point.Average!.Value));
        Assert.InRange(Requests("/ams/metricdata"), 3, 4);
    }

    [Fact]
    public void Returns_gaps_on_request()
    {
        AomMetricDataPoint[] points = [.. Run("Get-AomMetricData OPS.Web cpu_util -HostName web01 -Last 10m -IncludeEmpty").ThrowIfFailed().Values<AomMetricDataPoint>()];
        Assert.Contains(points, point => point.SampleCount is null && point.Average is null);
        Assert.Contains(points, point => point.SampleCount == 1);
    }

    [Fact]
    public void Warns_once_about_series_without_data_points()
    {
        PowerShellResult result = Run("1..30 | ForEach-Object { New-AomMetric \"m$_\" 1 -Namespace OPS.None } | Get-AomMetricData").ThrowIfFailed();
        Assert.Empty(result.Output);
        Assert.Contains("30 of 30 series have no data points", Assert.Single(result.Warnings));
    }

    [Fact]
    public void Warns_about_a_range_beyond_the_retention() =>
        Assert.Contains("starts 40 days ago", Assert.Single(Run("Get-AomMetricData OPS.Web cpu_util -Last 40d").ThrowIfFailed().Warnings));

    [Theory]
    [InlineData("-Last 6", "is not a duration")]
    [InlineData("-Last x", "is not a duration")]
    [InlineData("-Last 0s", "longer than 0")]
    [InlineData("-Last 1h -StartTime 2026-11-24", "both set the start")]
    [InlineData("-StartTime 2026-11-24 -EndTime 2026-11-23", "ends before it starts")]
    [InlineData("-StartTime nonsense", "is not a time")]
    [InlineData("-PeriodSec 61", "does not support a period of 61 seconds")]
    public void Rejects_parameters_that_make_no_sense(string parameters, string text)
    {
        PowerShellResult result = Run("Get-AomMetricData OPS.Web cpu_util " + parameters);
        Assert.Contains(text, result.Error.ToString());
        Assert.Equal(0, Requests("/ams/metricdata"));
    }

    [Theory]
    [InlineData("30m", 30)]
    [InlineData("'1.5h'", 90)]
    [InlineData("2d", 2880)]
    [InlineData("'1w'", 10080)]
    [InlineData("00:45:00", 45)]
    [InlineData("([timespan]::FromHours(2))", 120)]
    [InlineData("90s", 2)]
    public void Reads_durations_as_they_are_typed(string last, int minutes)
    {
        Run($"Get-AomMetricData OPS.Web cpu_util -HostName web01 -Last {last} -WarningAction SilentlyContinue").ThrowIfFailed();
        string body = System.Text.Encoding.UTF8.GetString(Emulator.Requests.All.Last(request => request.Path.EndsWith("/ams/metricdata", StringComparison.Ordinal)).Body);
        Assert.Contains($"\"timerange\":\"-1.-1.{minutes}\"", body);
    }

    [Fact]
    public void Reports_a_failed_group_and_reads_the_others()
    {
        Run("$global:many = 1..25 | ForEach-Object { New-AomMetric \"m$_\" $_ -Namespace OPS.Many }; $null = $many | Send-AomMetricData").ThrowIfFailed();
        Emulator.Faults.Add(new Fault { Kind = RequestKind.Query, Status = 400, Body = """{"errorCode":"SVCSTG_AMS_4000105","errorMessage":"metrics invalid"}""" });
        PowerShellResult result = Run("$many | Get-AomMetricData -ThrottleLimit 1");
        Assert.Equal(["QueryRejected"], result.ErrorIds);
        Assert.Equal(5, result.Output.Count);
        Assert.Equal(20, Session.Run("$args[0] | Get-AomMetricData", result.Error.TargetObject).ThrowIfFailed().Output.Count);
    }

    [Theory]
    [InlineData("[pscustomobject]@{ Name = 'a' } | Get-AomMetricData")]
    [InlineData("$null | Get-AomMetricData")]
    [InlineData("1 | Get-AomMetricData")]
    public void Rejects_input_that_is_no_series(string script) => Assert.Equal(["SeriesInvalid"], Run(script).ErrorIds);

    [Fact]
    public void Runs_queries()
    {
        AomQuerySample[] now = [.. Run("Get-AomMetricData -Query 'avg by (host)(cpu_util)'").ThrowIfFailed().Values<AomQuerySample>()];
        Assert.Equal([("host=web01", 30.0), ("host=web02", 30.0)], now.Select(sample => (sample.Labels.ToString(), sample.Value)).Order());
        AomQuerySample[] range = [.. Run("Get-AomMetricData -Query 'sum(cpu_util)' -Last 10m -PeriodSec 60 -InstanceId 0").ThrowIfFailed().Values<AomQuerySample>()];
        Assert.InRange(range.Length, 9, 11);
        Assert.Contains(range, sample => sample.Value == 180);
        Assert.Equal(3.5, Run("Get-AomMetricData -Query 3.5").ThrowIfFailed().Single<AomQuerySample>().Value);
    }

    [Theory]
    [InlineData("'avg by (host'", "QueryRejected", "bad_data: unexpected end")]
    [InlineData("up -Last 30d -PeriodSec 15", "RangeInvalid", "11000 steps")]
    public void Reports_queries_that_fail(string query, string id, string text)
    {
        PowerShellResult result = Run("Get-AomMetricData -Query " + query);
        Assert.StartsWith(id, result.Error.FullyQualifiedErrorId);
        Assert.Contains(text, result.Error.Exception.Message);
    }

    [Theory]
    [InlineData("Average", "cpu_util")]
    [InlineData("Average, Maximum", "cpu_util_average cpu_util_maximum")]
    public void Becomes_metrics_of_the_same_series_again(string properties, string names)
    {
        AomMetric[] metrics = [.. Run($"Get-AomMetricData OPS.Web cpu_util -HostName web01 | New-AomMetric -MetricProperty {properties} -Namespace COPY.Web").ThrowIfFailed().Values<AomMetric>()];
        Assert.Equal(names, string.Join(' ', metrics.Select(metric => metric.Name).Distinct()));
        Assert.All(metrics, metric => Assert.Equal(("COPY.Web", "host=web01", "Percent"), (metric.Namespace, metric.Dimensions.ToString(), metric.Unit)));
        Assert.Equal(90.0, metrics[0].Value);
    }

    [Fact]
    public void Becomes_metrics_without_choice_if_it_has_one_statistic()
    {
        Assert.Equal(5, Run("Get-AomMetricData OPS.Web cpu_util -HostName web01 -Statistic Sum | New-AomMetric").ThrowIfFailed().Values<AomMetric>().Count());
        PowerShellResult several = Run("(Get-AomMetricData OPS.Web cpu_util -HostName web01)[0] | New-AomMetric");
        Assert.Contains("has 5 statistics", several.Error.Exception.Message);
        Assert.DoesNotContain("finite numbers", several.Error.ErrorDetails.RecommendedAction);
        Assert.Equal(["NotAMetric"], Run("(Get-AomMetricData OPS.Web cpu_util)[0] | Send-AomMetricData").ErrorIds);
    }
}
