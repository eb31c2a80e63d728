using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Emulator.Report;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Send-AomMetricData if requests fail: retries, rejections and what the user sees of them.</summary>
public sealed class SendFailureTests : SendAomMetricDataTestBase
{
    [Fact]
    public void Names_a_refused_value_and_delivers_its_batch()
    {
        Emulator.RejectionRules.Reject("m50", "SVCSTG_AMS_4000001", "I do not like it");
        PowerShellResult result = Session.Run("$now = [DateTime]::Now; 1..100 | ForEach-Object { New-AomMetric \"m$_\" $_ -Namespace A.b -Timestamp $now } | Send-AomMetricData");
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith("BatchRejected,", error.FullyQualifiedErrorId);
        Assert.Equal("m50", Assert.IsType<AomMetric>(error.TargetObject).Name);
        Assert.Contains("I do not like it", error.ToString());
        Assert.Contains("SVCSTG_AMS_4000001", error.ToString());
        Assert.Equal(99, result.Values<AomSendResult>().Where(sent => sent.Status == AomSendStatus.Accepted).Sum(sent => sent.MetricCount));
        Assert.Equal(99, Emulator.Points.Count);
        Assert.InRange(Emulator.Requests.Total, 2, 2 + (2 * 7));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(408)]
    [InlineData(429)]
    public void Repeats_what_may_pass(int status)
    {
        Emulator.Faults.Add(new Fault { Status = status, Count = 2 });
        AomSendResult sent = SendOne("-RetryIntervalSec 0").ThrowIfFailed().Single<AomSendResult>();
        Assert.Equal((AomSendStatus.Accepted, 3), (sent.Status, sent.AttemptCount));
        Assert.Equal(3, Emulator.Requests.Reports.Select(request => request.Headers["Authorization"] + request.Headers["X-Sdk-Date"]).Count());
    }

    [Theory]
    [InlineData(404, """{"error_code":"APIGW.0101","error_msg":"no such API"}""", "ResponseNotFromAom")]
    [InlineData(413, "<html>no such API</html>", "BatchNotDelivered")]
    public void Does_not_repeat_what_no_retry_can_deliver(int status, string body, string id)
    {
        Emulator.Faults.Add(new Fault { Status = status, Body = body, ContentType = "text/html" });
        PowerShellResult result = SendOne("");
        Assert.StartsWith(id + ",", Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.Contains("no such API", result.Errors[0].ToString());
        Assert.Equal((AomSendStatus.Undelivered, 1), (result.Single<AomSendResult>().Status, result.Single<AomSendResult>().AttemptCount));
        Assert.Equal(1, Emulator.Requests.Total);
    }

    [Fact]
    public void Takes_a_200_with_another_code_neither_for_an_acceptance_nor_for_a_rejection()
    {
        Emulator.Faults.Add(new Fault { Status = 200, Body = """{"errorCode":"SVCSTG_AMS_4000001","errorMessage":"not really"}""" });
        PowerShellResult result = SendOne("");
        Assert.Equal(AomSendStatus.Undelivered, result.Single<AomSendResult>().Status);
        Assert.StartsWith("ResponseNotFromAom,", result.Error.FullyQualifiedErrorId);
        Assert.Contains("not really", Assert.Single(result.Errors).ToString());
    }

    [Fact]
    public void Does_not_take_a_page_of_something_in_between_for_AOM()
    {
        Emulator.Faults.Add(new Fault { Status = 200, Body = "<html>Please sign in to this network</html>", ContentType = "text/html" });
        AomSendResult sent = SendOne("-RetryIntervalSec 0").ThrowIfFailed().Single<AomSendResult>();
        Assert.Equal((AomSendStatus.Accepted, 2), (sent.Status, sent.AttemptCount));
    }

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    public void Sends_again_when_the_connection_breaks(bool before, bool after, bool cut)
    {
        Emulator.Repeats = RepeatMode.Accept;
        Emulator.Faults.Add(new Fault { DropBefore = before, DropAfter = after, Truncate = cut });
        AomSendResult sent = SendOne("-RetryIntervalSec 0").ThrowIfFailed().Single<AomSendResult>();
        Assert.Equal((AomSendStatus.Accepted, 2), (sent.Status, sent.AttemptCount));
        Assert.Equal(1, Emulator.Points.Count);
    }

    [Fact]
    public void Keeps_what_could_not_be_delivered_in_the_error_to_be_sent_again()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Count = 2 });
        PowerShellResult result = SendOne("-RetryIntervalSec 0 -MaximumRetryCount 1");
        Assert.Equal(AomSendStatus.Undelivered, result.Single<AomSendResult>().Status);
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith("BatchNotDelivered,", error.FullyQualifiedErrorId);
        Session.Pipe(new[] { error }, "$input | ForEach-Object TargetObject | Send-AomMetricData").ThrowIfFailed();
        Assert.Equal(1, Emulator.Points.Count);
    }

    [Fact]
    public void Does_not_wait_the_whole_schedule_for_each_batch_of_a_dead_service()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Count = 1000 });
        PowerShellResult result = Session.Pipe(new[] { TestCounters.Processes() }, "$input | New-AomMetric | Send-AomMetricData -RetryIntervalSec 0");
        Assert.Equal(7000, result.Values<AomSendResult>().Sum(sent => sent.MetricCount));
        Assert.All(result.Values<AomSendResult>(), sent => Assert.Equal(AomSendStatus.Undelivered, sent.Status));
        Assert.InRange(Emulator.Requests.Total, 5, 20);
    }
}
