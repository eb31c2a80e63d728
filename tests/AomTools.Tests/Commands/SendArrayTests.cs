using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Microsoft.PowerShell.Commands.GetCounter;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Send-AomMetricData does the same with metrics that arrive together as with single ones.</summary>
public sealed class SendArrayTests : SpoolTestBase
{
    private static readonly Fault s_rejected = new() { Status = 401, Count = 1000, Body = """{"error_code":"APIGW.0301","error_msg":"verify aksk signature fail"}""" };

    private static readonly DateTime s_start = DateTime.Now.AddMinutes(-1);

    [Theory]
    [InlineData("")]
    [InlineData(" -ThrottleLimit 1")]
    [InlineData(" -SpoolPath $spool")]
    public void Sends_the_same_bodies_with_the_same_counts(string parameters)
    {
        PerformanceCounterSampleSet[] sets = [TestCounters.SetAt(s_start, [.. TestCounters.Processes(80).CounterSamples]), TestCounters.SetAt(s_start.AddSeconds(1), [.. TestCounters.Processes(10).CounterSamples])];
        (AomSendSummary Summary, string[] Bodies) together = Send(sets, parameters), single = Send(sets, parameters, "| ForEach-Object { $_ } ");
        Assert.Equal(Counts(single.Summary), Counts(together.Summary));
        Assert.Equal((2520, 2520), (together.Summary.SubmittedCount, together.Summary.AcceptedCount));
        Assert.Equal(single.Bodies, together.Bodies);
    }

    [Fact]
    public void Counts_the_same_with_WhatIf()
    {
        foreach (string between in new[] { "", "| ForEach-Object { $_ } " })
        {
            Session.Pipe(new[] { TestCounters.Processes(20) }, "$input | New-AomMetric " + between + "| Send-AomMetricData -WhatIf").ThrowIfFailed();
        }

        Assert.Equal(2, Session.Host.Lines.Count);
        Assert.Single(Session.Host.Lines.Distinct());
        Assert.Contains("560 metrics in 2 requests, ", Session.Host.Lines[0]);
    }

    [Theory]
    [InlineData("$input | New-AomMetric | Send-AomMetricData -Summary")]
    [InlineData("$m = [AomTools.AomMetric[]]@($input | New-AomMetric); Send-AomMetricData $m -Summary")]
    [InlineData("$m = [AomTools.AomMetric[]]@($input | New-AomMetric); , $m | Send-AomMetricData -Summary")]
    public void Rejects_each_metric_that_is_too_old_and_sends_the_others(string script)
    {
        DateTime now = DateTime.Now;
        PerformanceCounterSampleSet[] sets =
        [
            TestCounters.SetAt(now.AddMinutes(-2), Samples(300)),
            TestCounters.SetAt(now.AddHours(-27), Samples(3)),
            TestCounters.SetAt(now.AddMinutes(-1), Samples(2)),
            TestCounters.SetAt(now.AddHours(-30), Samples(1)),
            TestCounters.SetAt(now, Samples(4)),
        ];
        PowerShellResult result = Session.Pipe(sets, script);
        AomSendSummary summary = result.Single<AomSendSummary>();
        Assert.Equal(Enumerable.Repeat("InvalidMetric", 4), result.ErrorIds);
        Assert.Equal(["p#0", "p#1", "p#2", "p#0"], result.Errors.Select(error => Assert.IsType<AomMetric>(error.TargetObject).Dimensions["instance"]));
        Assert.Equal((310, 306, 4, 2), (summary.SubmittedCount, summary.AcceptedCount, summary.RejectedCount, summary.ExitCode));
        Assert.Equal(306, Emulator.Points.Count);
    }

    // The pipeline ends within an array: its last metrics were not in a buffer yet.
    [Theory]
    [InlineData("")]
    [InlineData(" -SpoolPath $spool")]
    public void Reports_all_metrics_that_entered_when_the_credential_is_rejected(string parameters)
    {
        PerformanceCounterSampleSet set = TestCounters.Processes();
        string[] all = [.. Session.Pipe(new[] { set }, "$input | New-AomMetric").Values<AomMetric>().Select(Describe)];
        Emulator.Faults.Add(new Fault { Count = 2 });
        Emulator.Faults.Add(s_rejected);
        PowerShellResult result = Session.Pipe(new[] { set }, "$input | New-AomMetric | Send-AomMetricData -ThrottleLimit 1" + parameters);
        Assert.StartsWith("CredentialRejected,", result.Error.FullyQualifiedErrorId);
        AomMetric[] unsent = Assert.IsType<AomMetric[]>(result.Error.TargetObject);
        int settled = result.Values<AomSendResult>().Sum(sent => sent.MetricCount);
        Assert.Equal(0, (settled - 1) % 256);
        Assert.InRange(settled, Emulator.Points.Count + 257, 6999);
        Assert.Equal(settled, Emulator.Points.Count + unsent.Length);
        HashSet<string> entered = [.. all.Take(settled)];
        Assert.Equal(settled, entered.Count);
        Assert.All(unsent, metric => Assert.Contains(Describe(metric), entered));
        Assert.Equal(unsent.Length, unsent.Select(Describe).Distinct().Count());
        Assert.DoesNotContain(unsent, metric => Emulator.Points.Series.Any(series => series.Name == metric.Name && series.Dimensions.Any(pair => pair.Value == metric.Dimensions["instance"])));
    }

    private static string Describe(AomMetric metric) => metric.Name + " " + metric.Dimensions;

    private static PerformanceCounterSample[] Samples(int count) =>
        [.. Enumerable.Range(0, count).Select(i => TestCounters.Sample($@"\\srv01\process(p#{i})\thread count", i, "p"))];

    private static (long, long, long, long, long, int, long) Counts(AomSendSummary summary) =>
        (summary.SubmittedCount, summary.AcceptedCount, summary.RejectedCount, summary.UndeliveredCount, summary.SpooledCount, summary.RequestCount, summary.AcceptedBytes);

    // Requests in flight together arrive in any order.
    private (AomSendSummary Summary, string[] Bodies) Send(PerformanceCounterSampleSet[] sets, string parameters, string between = "")
    {
        Emulator.Reset();
        AomSendSummary summary = Session.Pipe(sets, "$input | New-AomMetric -WarningAction SilentlyContinue " + between + "| Send-AomMetricData -Summary -WarningAction SilentlyContinue" + parameters).ThrowIfFailed().Single<AomSendSummary>();
        return (summary, [.. Emulator.Requests.Reports.Select(report => Encoding.UTF8.GetString(report.Body)).Order(StringComparer.Ordinal)]);
    }
}
