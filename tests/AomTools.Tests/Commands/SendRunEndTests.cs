using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>The end of a run of Send-AomMetricData: rejected credential, stop, summary.</summary>
public sealed class SendRunEndTests : SendAomMetricDataTestBase
{
    [Theory]
    [InlineData("wrong-secret", "CredentialRejected", "verify aksk signature fail")]
    public void Ends_when_the_credential_is_rejected_and_tries_once(string secret, string id, string text)
    {
        Session.Run("Connect-Aom -Endpoint $args[0] -ProjectId $args[1] -Credential $args[2]",
            Emulator.Address.ToString(), Emulator.Options.ProjectId, new PSCredential(Emulator.Options.AccessKey, PowerShellSession.Secure(secret))).ThrowIfFailed();
        PowerShellResult result = Session.Pipe(new[] { TestCounters.Processes() }, "$input | New-AomMetric | Send-AomMetricData");
        Assert.StartsWith(id + ",", result.Error.FullyQualifiedErrorId);
        Assert.Contains(text, result.Error.ToString());
        Assert.Equal(1, Emulator.Requests.Total);
        Assert.Equal(((AomMetric[])result.Error.TargetObject).Length, result.Values<AomSendResult>().Sum(sent => sent.MetricCount));
    }

    [Fact]
    public void Says_which_right_is_missing()
    {
        Emulator.Faults.Add(new Fault { Status = 403, Body = """{"error_code":"APIGW.0302","error_msg":"not authorised"}""" });
        PowerShellResult result = SendOne("");
        Assert.StartsWith("PermissionDenied,", result.Error.FullyQualifiedErrorId);
        Assert.Contains("aom:metric:put", result.Error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void Obeys_ErrorAction_Stop_and_ErrorVariable()
    {
        PowerShellResult stopped = Session.Run("'x', (New-AomMetric a 1 -Namespace A.b) | Send-AomMetricData -ErrorAction Stop");
        Assert.StartsWith("NotAMetric,", stopped.Thrown!.ErrorRecord.FullyQualifiedErrorId);
        PowerShellResult quiet = Session.Run("'x', (New-AomMetric a 1 -Namespace A.b) | Send-AomMetricData -ErrorAction SilentlyContinue -ErrorVariable bad | ForEach-Object Status; $bad.Count");
        Assert.Equal([AomSendStatus.Accepted, (object)1], quiet.Output.Select(item => item.BaseObject));
    }

    [Fact]
    public async Task Ends_a_call_in_flight_on_CtrlC()
    {
        Emulator.Faults.Add(new Fault { Hold = true });
        Task held = Emulator.Faults.Held;
        using PowerShell shell = Session.Start("New-AomMetric a 1 -Namespace A.b | Send-AomMetricData");
        IAsyncResult run = shell.BeginInvoke();
        await held.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        shell.Stop();
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(run));
        Assert.Empty(shell.Streams.Error);
        Assert.Equal(0, Emulator.Points.Count);
    }

    [Fact]
    public void Says_of_what_was_not_tried_why()
    {
        Emulator.Faults.Add(new Fault { DropBefore = true, Count = 1000 });
        PowerShellResult result = Session.Pipe(new[] { TestCounters.Processes() }, "$input | New-AomMetric | Send-AomMetricData -ThrottleLimit 1 -MaximumRetryCount 0");
        Assert.Contains(result.Errors, error => error.ToString().Contains(" after 1 attempt: ", StringComparison.Ordinal));
        Assert.Contains(result.Errors, error => error.ToString().EndsWith(". Not attempted: an earlier request failed, and AOM is tried only once every 30 s.", StringComparison.Ordinal));
        Assert.All(result.Errors, error => Assert.DoesNotContain("0 attempts", error.ToString(), StringComparison.Ordinal));
        Assert.Equal(["BatchNotAttempted", "BatchNotDelivered"], result.ErrorIds.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Reports_each_attempt_with_Verbose_and_nothing_secret()
    {
        Emulator.Faults.Add(new Fault { Status = 429, RetryAfter = "0" });
        PowerShellResult result = SendOne("-RetryIntervalSec 0 -Verbose");
        Assert.Contains(result.Verbose, line => line.Contains("HTTP 429 APIGW.0308", StringComparison.Ordinal) && line.Contains("Next attempt in", StringComparison.Ordinal));
        Assert.Contains(result.Verbose, line => line.Contains("HTTP 200 SVCSTG_AMS_2000000", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Verbose, line => line.Contains("Signature=", StringComparison.Ordinal));
    }

    [Fact]
    public void Sums_up_a_run_for_a_scheduled_task()
    {
        Emulator.RejectionRules.Reject("m2");
        AomSendSummary summary = Session.Run(
            "$t = [DateTime]::Now; 'x', (1..10 | ForEach-Object { New-AomMetric \"m$_\" 1 -Namespace A.b -Timestamp $t }) | ForEach-Object { $_ } | Send-AomMetricData -Summary").Single<AomSendSummary>();
        Assert.Equal((11, 9, 2, 0, 0, 2), (summary.SubmittedCount, summary.AcceptedCount, summary.RejectedCount, summary.UndeliveredCount, summary.SpooledCount, summary.ExitCode));
        Assert.Equal(0, SendOne("-Summary").ThrowIfFailed().Single<AomSendSummary>().ExitCode);
    }
}
