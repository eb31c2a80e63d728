using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

public sealed class SendAomMetricDataTests : SendAomMetricDataTestBase
{
    [Fact]
    public void Sends_one_metric()
    {
        PowerShellResult result = Session.Run("New-AomMetric cpu_util 35 -Namespace NOPAAS.ESC -Unit percent -Dimension @{instance_id='instance-101'} | Send-AomMetricData");
        result.ThrowIfFailed();
        AomSendResult sent = result.Single<AomSendResult>();
        Assert.Equal((AomSendStatus.Accepted, 1, 1, 1, 200, "SVCSTG_AMS_2000000"), (sent.Status, sent.MetricCount, sent.ItemCount, sent.AttemptCount, sent.StatusCode, sent.ErrorCode));
        Assert.NotNull(sent.RequestId);
        AomTools.Emulator.Report.StoredSeries series = Assert.Single(Emulator.Points.Series);
        Assert.Equal(("NOPAAS.ESC", "cpu_util", "35", "int", "percent"), (series.Namespace, series.Name, series.Points[0].Value, series.Points[0].Type, series.Points[0].Unit));
    }

    [Fact]
    public void Sends_a_whole_counter_set_in_few_requests()
    {
        PowerShellResult result = Session.Pipe(new[] { TestCounters.Processes() }, "$input | New-AomMetric | Send-AomMetricData");
        result.ThrowIfFailed();
        List<AomSendResult> sent = [.. result.Values<AomSendResult>()];
        Assert.All(sent, request => Assert.Equal(AomSendStatus.Accepted, request.Status));
        Assert.Equal(7000, sent.Sum(request => request.MetricCount));
        Assert.InRange(sent.Count, 1, 20);
        Assert.Equal(7000, Emulator.Points.Count);
        Assert.All(Emulator.Requests.Reports, request => Assert.InRange(request.Body.Length, 1, 40_000));
        Assert.Equal(sent.Sum(request => request.BodySizeBytes), Emulator.Requests.Reports.Sum(request => request.Body.Length));
    }

    [Fact]
    public void Needs_a_connection_and_says_how_to_get_one()
    {
        using PowerShellSession session = new();
        PowerShellResult result = session.Run("New-AomMetric a 1 -Namespace A.b | Send-AomMetricData");
        Assert.StartsWith("NotConnected,", result.Error.FullyQualifiedErrorId);
        Assert.Contains("Connect-Aom", result.Error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void Says_what_it_would_send_without_a_connection()
    {
        using PowerShellSession session = new();
        PowerShellResult result = session.Pipe(new[] { TestCounters.Processes(20) }, "$input | New-AomMetric | Send-AomMetricData -WhatIf");
        result.ThrowIfFailed();
        Assert.Empty(result.Output);
        Assert.Contains("560 metrics in 2 requests, ", Assert.Single(session.Host.Lines));
    }

    [Fact]
    public void Sends_nothing_with_WhatIf()
    {
        Session.Run("New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -WhatIf").ThrowIfFailed();
        Session.Run("$WhatIfPreference = $true; New-AomMetric a 1 -Namespace A.b | Send-AomMetricData").ThrowIfFailed();
        Assert.Equal(0, Emulator.Requests.Total);
    }

    [Fact]
    public void Takes_an_array_as_well_as_a_pipeline()
    {
        Session.Run("$m = 1..3 | ForEach-Object { New-AomMetric \"m$_\" $_ -Namespace A.b }; Send-AomMetricData $m").ThrowIfFailed();
        Assert.Equal(3, Emulator.Points.Count);
    }

    [Theory]
    [InlineData("[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($m, 1))")]
    [InlineData("[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($m, 2))")]
    [InlineData("[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($m, 3))")]
    public void Takes_metrics_that_went_through_a_serializer(string round)
    {
        PowerShellResult result = Session.Run($"$m = New-AomMetric big 9007199254740993 -Namespace A.b -Unit x -Dimension @{{a='1';b='2'}}; {round} | Send-AomMetricData");
        result.ThrowIfFailed();
        AomTools.Emulator.Report.StoredSeries series = Assert.Single(Emulator.Points.Series);
        Assert.Equal(("A.b", "big", "x", "9007199254740993", "int"), (series.Namespace, series.Name, series.Points[0].Unit, series.Points[0].Value, series.Points[0].Type));
        Assert.Equal([new("a", "1"), new("b", "2")], series.Dimensions);
    }

    [Fact]
    public void Rejects_what_is_not_a_metric_and_sends_the_rest()
    {
        PowerShellResult result = Session.Run("'text', (New-AomMetric a 1 -Namespace A.b), [pscustomobject]@{Namespace='A.b';Name='c';Value=-1}, $null | Send-AomMetricData");
        Assert.Equal(["NotAMetric", "InvalidMetric", "NullMetric"], result.ErrorIds);
        Assert.Equal("text", result.Errors[0].TargetObject);
        Assert.Equal(1, result.Single<AomSendResult>().MetricCount);
    }

    [Theory]
    [InlineData(-25 * 60, "TimeTooOld")]
    [InlineData(31, "TimeAhead")]
    public void Holds_times_against_the_clock_when_it_sends(int minutes, string rule)
    {
        PowerShellResult result = Session.Run("$m = New-AomMetric a 1 -Namespace A.b -Timestamp $args[0]; $m, (New-AomMetric b 1 -Namespace A.b) | Send-AomMetricData", DateTimeOffset.Now.AddMinutes(minutes));
        Assert.Equal("InvalidMetric", Assert.Single(result.ErrorIds));
        Assert.IsType<AomMetric>(result.Errors[0].TargetObject);
        Assert.Contains(rule == "TimeAhead" ? "ahead" : "ago", result.Errors[0].ToString());
        Assert.Equal(1, Emulator.Points.Count);
    }

    [Fact]
    public void Warns_once_of_times_that_some_versions_reject()
    {
        PowerShellResult result = Session.Run(
            "$t = $args[0]; 1..3 | ForEach-Object { New-AomMetric \"m$_\" 1 -Namespace A.b -Timestamp $t.AddSeconds($_) } | Send-AomMetricData", DateTimeOffset.Now.AddMinutes(15));
        result.ThrowIfFailed();
        Assert.Single(result.Warnings);
        Assert.Equal(3, Emulator.Points.Count);
    }

    [Fact]
    public void Sorts_metrics_by_time()
    {
        PowerShellResult result = Session.Run(
            "$t = $args[0]; 3,1,2 | ForEach-Object { New-AomMetric a $_ -Namespace A.b -Timestamp $t.AddSeconds($_) } | Send-AomMetricData -WarningAction SilentlyContinue",
            DateTimeOffset.Now.AddMinutes(-1));
        result.ThrowIfFailed();
        Assert.Equal(["1", "2", "3"], Emulator.Points.Series[0].Points.Select(point => point.Value));
        Assert.Equal(0, Emulator.Points.OutOfOrder);
    }

    [Fact]
    public void Works_through_a_connection_that_is_passed_or_named()
    {
        Session.Run("$c = Get-AomConnection; New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -Connection $c").ThrowIfFailed();
        Session.Run("New-AomMetric b 1 -Namespace A.b | Send-AomMetricData -Connection default").ThrowIfFailed();
        Assert.Equal(2, Emulator.Points.Count);
        Assert.Contains("does not exist in this session", Session.Run("New-AomMetric b 1 -Namespace A.b | Send-AomMetricData -Connection other").Error.ToString());
    }
}
