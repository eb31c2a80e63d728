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

public sealed class SendAomMetricDataTests : IAsyncLifetime
{
    private EmulatorHost _emulator = null!;
    private PowerShellSession _session = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync();
        _session = new PowerShellSession(_emulator);
    }

    public async ValueTask DisposeAsync()
    {
        _session.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public void Sends_one_value()
    {
        PowerShellResult result = _session.Run("New-AomMetric cpu_util 35 -Namespace NOPAAS.ESC -Unit percent -Dimension @{instance_id='instance-101'} | Send-AomMetricData");
        result.ThrowIfFailed();
        AomSendResult sent = result.Single<AomSendResult>();
        Assert.Equal((AomSendStatus.Accepted, 1, 1, 1, 200, "SVCSTG_AMS_2000000"), (sent.Status, sent.MetricCount, sent.ItemCount, sent.AttemptCount, sent.StatusCode, sent.ErrorCode));
        Assert.NotNull(sent.RequestId);
        AomTools.Emulator.Report.StoredSeries series = Assert.Single(_emulator.Points.Series);
        Assert.Equal(("NOPAAS.ESC", "cpu_util", "35", "int", "percent"), (series.Namespace, series.Name, series.Points[0].Value, series.Points[0].Type, series.Points[0].Unit));
    }

    [Fact]
    public void Sends_a_whole_counter_set_in_few_requests()
    {
        PowerShellResult result = _session.Pipe(new[] { TestCounters.Processes() }, "$input | New-AomMetric | Send-AomMetricData");
        result.ThrowIfFailed();
        List<AomSendResult> sent = [.. result.Values<AomSendResult>()];
        Assert.All(sent, request => Assert.Equal(AomSendStatus.Accepted, request.Status));
        Assert.Equal(7000, sent.Sum(request => request.MetricCount));
        Assert.InRange(sent.Count, 1, 20);
        Assert.Equal(7000, _emulator.Points.Count);
        Assert.All(_emulator.Requests.Reports, request => Assert.InRange(request.Body.Length, 1, 40_000));
        Assert.Equal(sent.Sum(request => request.BodySizeBytes), _emulator.Requests.Reports.Sum(request => request.Body.Length));
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
        _session.Run("New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -WhatIf").ThrowIfFailed();
        _session.Run("$WhatIfPreference = $true; New-AomMetric a 1 -Namespace A.b | Send-AomMetricData").ThrowIfFailed();
        Assert.Equal(0, _emulator.Requests.Total);
    }

    [Fact]
    public void Takes_an_array_as_well_as_a_pipeline()
    {
        _session.Run("$m = 1..3 | ForEach-Object { New-AomMetric \"m$_\" $_ -Namespace A.b }; Send-AomMetricData $m").ThrowIfFailed();
        Assert.Equal(3, _emulator.Points.Count);
    }

    [Theory]
    [InlineData("[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($m, 1))")]
    [InlineData("[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($m, 2))")]
    [InlineData("[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($m, 3))")]
    public void Takes_metrics_that_went_through_a_serialiser(string round)
    {
        PowerShellResult result = _session.Run($"$m = New-AomMetric big 9007199254740993 -Namespace A.b -Unit x -Dimension @{{a='1';b='2'}}; {round} | Send-AomMetricData");
        result.ThrowIfFailed();
        AomTools.Emulator.Report.StoredSeries series = Assert.Single(_emulator.Points.Series);
        Assert.Equal(("A.b", "big", "x", "9007199254740993", "int"), (series.Namespace, series.Name, series.Points[0].Unit, series.Points[0].Value, series.Points[0].Type));
        Assert.Equal([new("a", "1"), new("b", "2")], series.Dimensions);
    }

    [Fact]
    public void Refuses_what_is_no_metric_and_sends_the_rest()
    {
        PowerShellResult result = _session.Run("'text', (New-AomMetric a 1 -Namespace A.b), [pscustomobject]@{Namespace='A.b';Name='c';Value=-1}, $null | Send-AomMetricData");
        Assert.Equal(["NotAMetric", "InvalidMetric", "NullMetric"], result.ErrorIds);
        Assert.Equal("text", result.Errors[0].TargetObject);
        Assert.Equal(1, result.Single<AomSendResult>().MetricCount);
    }

    [Theory]
    [InlineData(-25 * 60, "TimeTooOld")]
    [InlineData(31, "TimeAhead")]
    public void Holds_times_against_the_clock_when_it_sends(int minutes, string rule)
    {
        PowerShellResult result = _session.Run("$m = New-AomMetric a 1 -Namespace A.b -Timestamp $args[0]; $m, (New-AomMetric b 1 -Namespace A.b) | Send-AomMetricData", DateTimeOffset.Now.AddMinutes(minutes));
        Assert.Equal("InvalidMetric", Assert.Single(result.ErrorIds));
        Assert.IsType<AomMetric>(result.Errors[0].TargetObject);
        Assert.Contains(rule == "TimeAhead" ? "ahead" : "ago", result.Errors[0].ToString());
        Assert.Equal(1, _emulator.Points.Count);
    }

    [Fact]
    public void Warns_once_of_times_that_some_versions_refuse()
    {
        PowerShellResult result = _session.Run(
            "$t = $args[0]; 1..3 | ForEach-Object { New-AomMetric \"m$_\" 1 -Namespace A.b -Timestamp $t.AddSeconds($_) } | Send-AomMetricData", DateTimeOffset.Now.AddMinutes(15));
        result.ThrowIfFailed();
        Assert.Single(result.Warnings);
        Assert.Equal(3, _emulator.Points.Count);
    }

    [Fact]
    public void Sorts_points_by_time()
    {
        PowerShellResult result = _session.Run(
            "$t = $args[0]; 3,1,2 | ForEach-Object { New-AomMetric a $_ -Namespace A.b -Timestamp $t.AddSeconds($_) } | Send-AomMetricData -WarningAction SilentlyContinue",
            DateTimeOffset.Now.AddMinutes(-1));
        result.ThrowIfFailed();
        Assert.Equal(["1", "2", "3"], _emulator.Points.Series[0].Points.Select(point => point.Value));
        Assert.Equal(0, _emulator.Points.OutOfOrder);
    }

    [Fact]
    public void Names_a_refused_value_and_delivers_its_batch()
    {
        _emulator.RejectionRules.Reject("m50", "SVCSTG_AMS_4000001", "I do not like it");
        PowerShellResult result = _session.Run("$now = [DateTime]::Now; 1..100 | ForEach-Object { New-AomMetric \"m$_\" $_ -Namespace A.b -Timestamp $now } | Send-AomMetricData");
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith("BatchRejected,", error.FullyQualifiedErrorId);
        Assert.Equal("m50", Assert.IsType<AomMetric>(error.TargetObject).Name);
        Assert.Contains("I do not like it", error.ToString());
        Assert.Contains("SVCSTG_AMS_4000001", error.ToString());
        Assert.Equal(99, result.Values<AomSendResult>().Where(sent => sent.Status == AomSendStatus.Accepted).Sum(sent => sent.MetricCount));
        Assert.Equal(99, _emulator.Points.Count);
        Assert.InRange(_emulator.Requests.Total, 2, 2 + (2 * 7));
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
        _emulator.Faults.Add(new Fault { Status = status, Count = 2 });
        AomSendResult sent = SendOne("-RetryIntervalSec 0").ThrowIfFailed().Single<AomSendResult>();
        Assert.Equal((AomSendStatus.Accepted, 3), (sent.Status, sent.AttemptCount));
        Assert.Equal(3, _emulator.Requests.Reports.Select(request => request.Headers["Authorization"] + request.Headers["X-Sdk-Date"]).Count());
    }

    [Theory]
    [InlineData(404, """{"error_code":"APIGW.0101","error_msg":"no such API"}""", "ResponseNotFromAom")]
    [InlineData(413, "<html>no such API</html>", "BatchNotDelivered")]
    public void Does_not_repeat_what_no_retry_can_deliver(int status, string body, string id)
    {
        _emulator.Faults.Add(new Fault { Status = status, Body = body, ContentType = "text/html" });
        PowerShellResult result = SendOne("");
        Assert.StartsWith(id + ",", Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.Contains("no such API", result.Errors[0].ToString());
        Assert.Equal((AomSendStatus.Undelivered, 1), (result.Single<AomSendResult>().Status, result.Single<AomSendResult>().AttemptCount));
        Assert.Equal(1, _emulator.Requests.Total);
    }

    [Fact]
    public void Takes_a_200_with_another_code_neither_for_an_acceptance_nor_for_a_rejection()
    {
        _emulator.Faults.Add(new Fault { Status = 200, Body = """{"errorCode":"SVCSTG_AMS_4000001","errorMessage":"not really"}""" });
        PowerShellResult result = SendOne("");
        Assert.Equal(AomSendStatus.Undelivered, result.Single<AomSendResult>().Status);
        Assert.StartsWith("ResponseNotFromAom,", result.Error.FullyQualifiedErrorId);
        Assert.Contains("not really", Assert.Single(result.Errors).ToString());
    }

    [Fact]
    public void Does_not_take_a_page_of_something_in_between_for_AOM()
    {
        _emulator.Faults.Add(new Fault { Status = 200, Body = "<html>Please sign in to this network</html>", ContentType = "text/html" });
        AomSendResult sent = SendOne("-RetryIntervalSec 0").ThrowIfFailed().Single<AomSendResult>();
        Assert.Equal((AomSendStatus.Accepted, 2), (sent.Status, sent.AttemptCount));
    }

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    public void Sends_again_when_the_connection_breaks(bool before, bool after, bool cut)
    {
        _emulator.Repeats = RepeatMode.Accept;
        _emulator.Faults.Add(new Fault { DropBefore = before, DropAfter = after, Truncate = cut });
        AomSendResult sent = SendOne("-RetryIntervalSec 0").ThrowIfFailed().Single<AomSendResult>();
        Assert.Equal((AomSendStatus.Accepted, 2), (sent.Status, sent.AttemptCount));
        Assert.Equal(1, _emulator.Points.Count);
    }

    [Fact]
    public void Keeps_what_could_not_be_delivered_in_the_error_to_be_sent_again()
    {
        _emulator.Faults.Add(new Fault { Status = 503, Count = 2 });
        PowerShellResult result = SendOne("-RetryIntervalSec 0 -MaximumRetryCount 1");
        Assert.Equal(AomSendStatus.Undelivered, result.Single<AomSendResult>().Status);
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith("BatchNotDelivered,", error.FullyQualifiedErrorId);
        _session.Pipe(new[] { error }, "$input | ForEach-Object TargetObject | Send-AomMetricData").ThrowIfFailed();
        Assert.Equal(1, _emulator.Points.Count);
    }

    [Fact]
    public void Does_not_wait_the_whole_schedule_for_each_batch_of_a_dead_service()
    {
        _emulator.Faults.Add(new Fault { Status = 503, Count = 1000 });
        PowerShellResult result = _session.Pipe(new[] { TestCounters.Processes() }, "$input | New-AomMetric | Send-AomMetricData -RetryIntervalSec 0");
        Assert.Equal(7000, result.Values<AomSendResult>().Sum(sent => sent.MetricCount));
        Assert.All(result.Values<AomSendResult>(), sent => Assert.Equal(AomSendStatus.Undelivered, sent.Status));
        Assert.InRange(_emulator.Requests.Total, 5, 20);
    }

    [Theory]
    [InlineData("wrong-secret", "CredentialRejected", "verify aksk signature fail")]
    public void Ends_when_the_credential_is_refused_and_tries_once(string secret, string id, string text)
    {
        _session.Run("Connect-Aom -Endpoint $args[0] -ProjectId $args[1] -Credential $args[2]",
            _emulator.Address.ToString(), _emulator.Options.ProjectId, new PSCredential(_emulator.Options.AccessKey, PowerShellSession.Secure(secret))).ThrowIfFailed();
        PowerShellResult result = _session.Pipe(new[] { TestCounters.Processes() }, "$input | New-AomMetric | Send-AomMetricData");
        Assert.StartsWith(id + ",", result.Error.FullyQualifiedErrorId);
        Assert.Contains(text, result.Error.ToString());
        Assert.Equal(1, _emulator.Requests.Total);
        Assert.Equal(((AomMetric[])result.Error.TargetObject).Length, result.Values<AomSendResult>().Sum(sent => sent.MetricCount));
    }

    [Fact]
    public void Says_which_right_is_missing()
    {
        _emulator.Faults.Add(new Fault { Status = 403, Body = """{"error_code":"APIGW.0302","error_msg":"not authorised"}""" });
        PowerShellResult result = SendOne("");
        Assert.StartsWith("PermissionDenied,", result.Error.FullyQualifiedErrorId);
        Assert.Contains("aom:metric:put", result.Error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void Obeys_ErrorAction_Stop_and_ErrorVariable()
    {
        PowerShellResult stopped = _session.Run("'x', (New-AomMetric a 1 -Namespace A.b) | Send-AomMetricData -ErrorAction Stop");
        Assert.StartsWith("NotAMetric,", stopped.Thrown!.ErrorRecord.FullyQualifiedErrorId);
        PowerShellResult quiet = _session.Run("'x', (New-AomMetric a 1 -Namespace A.b) | Send-AomMetricData -ErrorAction SilentlyContinue -ErrorVariable bad | ForEach-Object Status; $bad.Count");
        Assert.Equal([AomSendStatus.Accepted, (object)1], quiet.Output.Select(item => item.BaseObject));
    }

    [Fact]
    public async Task Ends_a_call_in_flight_on_CtrlC()
    {
        _emulator.Faults.Add(new Fault { Hold = true });
        Task held = _emulator.Faults.Held;
        using PowerShell shell = _session.Start("New-AomMetric a 1 -Namespace A.b | Send-AomMetricData");
        IAsyncResult run = shell.BeginInvoke();
        await held.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        shell.Stop();
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(run));
        Assert.Empty(shell.Streams.Error);
        Assert.Equal(0, _emulator.Points.Count);
    }

    [Fact]
    public void Says_of_what_was_not_tried_why()
    {
        _emulator.Faults.Add(new Fault { DropBefore = true, Count = 1000 });
        PowerShellResult result = _session.Pipe(new[] { TestCounters.Processes() }, "$input | New-AomMetric | Send-AomMetricData -ThrottleLimit 1 -MaximumRetryCount 0");
        Assert.Contains(result.Errors, error => error.ToString().Contains(" after 1 attempt: ", StringComparison.Ordinal));
        Assert.Contains(result.Errors, error => error.ToString().EndsWith(". Not attempted: an earlier request failed, and AOM is tried only every 30 s.", StringComparison.Ordinal));
        Assert.All(result.Errors, error => Assert.DoesNotContain("0 attempts", error.ToString(), StringComparison.Ordinal));
        Assert.Equal(["BatchNotAttempted", "BatchNotDelivered"], result.ErrorIds.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Tells_each_attempt_with_Verbose_and_nothing_secret()
    {
        _emulator.Faults.Add(new Fault { Status = 429, RetryAfter = "0" });
        PowerShellResult result = SendOne("-RetryIntervalSec 0 -Verbose");
        Assert.Contains(result.Verbose, line => line.Contains("HTTP 429 APIGW.0308", StringComparison.Ordinal) && line.Contains("Next attempt in", StringComparison.Ordinal));
        Assert.Contains(result.Verbose, line => line.Contains("HTTP 200 SVCSTG_AMS_2000000", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Verbose, line => line.Contains("Signature=", StringComparison.Ordinal));
    }

    [Fact]
    public void Sums_up_a_run_for_a_scheduled_task()
    {
        _emulator.RejectionRules.Reject("m2");
        AomSendSummary summary = _session.Run(
            "$t = [DateTime]::Now; 'x', (1..10 | ForEach-Object { New-AomMetric \"m$_\" 1 -Namespace A.b -Timestamp $t }) | ForEach-Object { $_ } | Send-AomMetricData -Summary").Single<AomSendSummary>();
        Assert.Equal((11, 9, 2, 0, 0, 2), (summary.SubmittedCount, summary.AcceptedCount, summary.RejectedCount, summary.UndeliveredCount, summary.SpooledCount, summary.ExitCode));
        Assert.Equal(0, SendOne("-Summary").ThrowIfFailed().Single<AomSendSummary>().ExitCode);
    }

    [Fact]
    public void Works_through_a_connection_that_is_passed_or_named()
    {
        _session.Run("$c = Get-AomConnection; New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -Connection $c").ThrowIfFailed();
        _session.Run("New-AomMetric b 1 -Namespace A.b | Send-AomMetricData -Connection default").ThrowIfFailed();
        Assert.Equal(2, _emulator.Points.Count);
        Assert.Contains("no connection named", _session.Run("New-AomMetric b 1 -Namespace A.b | Send-AomMetricData -Connection other").Error.ToString());
    }

    private PowerShellResult SendOne(string parameters) => _session.Run("New-AomMetric a 1 -Namespace A.b | Send-AomMetricData " + parameters);
}
