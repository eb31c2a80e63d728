using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>What stays in the spool if a run with Send-AomMetricData ends early.</summary>
public sealed class SpoolInterruptionTests : SendSomeTestBase
{
    [Fact]
    public async Task Keeps_everything_when_it_is_stopped()
    {
        Emulator.Faults.Add(new Fault { Hold = true });
        Task held = Emulator.Faults.Held;
        using (PowerShell shell = Session.Start("Send-Some 10"))
        {
            IAsyncResult run = shell.BeginInvoke();
            await held.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            shell.Stop();
            Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(run));
        }

        Assert.Equal(10, Session.Run("Get-AomSpool $spool").Single<AomSpoolEntry>().MetricCount);
        Session.Run("Send-AomMetricData -SpoolPath $spool").ThrowIfFailed();
        Assert.Equal(10, Emulator.Points.Count);
    }

    [Fact]
    public void Keeps_what_was_taken_when_the_pipeline_breaks_upstream()
    {
        PowerShellResult result = Session.Run("1..3 | ForEach-Object { if ($_ -eq 3) { throw 'upstream' }; New-AomMetric \"m$_\" $_ -Namespace A.b } | Send-AomMetricData -SpoolPath $spool");
        Assert.Equal("upstream", result.Thrown!.Message);
        Assert.Equal(0, Emulator.Requests.Total);
        Session.Run("Send-AomMetricData -SpoolPath $spool").ThrowIfFailed();
        Assert.Equal(2, Emulator.Points.Count);
    }

    [Fact]
    public void Keeps_what_was_taken_when_a_downstream_ends_early()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Count = 100 });
        PowerShellResult result = Session.Pipe(
            new[] { TestCounters.Processes() },
            "$global:passed = 0; $input | New-AomMetric | ForEach-Object { $global:passed++; $_ } | Send-AomMetricData -SpoolPath $spool -RetryIntervalSec 0 -MaximumRetryCount 0 | ForEach-Object { throw 'enough' }");
        Assert.Equal("enough", result.Thrown!.Message);
        int passed = Session.Run("$global:passed").Single<int>();
        Emulator.Reset();
        Session.Run("Send-AomMetricData -SpoolPath $spool").ThrowIfFailed();
        Assert.InRange(Emulator.Points.Count, passed - 1, passed);
        Assert.Equal(0, Emulator.Points.OutOfOrder);
    }

    [Fact]
    public void Keeps_everything_when_the_credential_is_refused()
    {
        Emulator.Faults.Add(new Fault { Status = 401, Body = """{"error_code":"APIGW.0301","error_msg":"verify aksk signature fail"}""" });
        PowerShellResult result = Session.Run("Send-Some 10");
        Assert.StartsWith("CredentialRejected,", result.Error.FullyQualifiedErrorId);
        Assert.Equal(AomSendStatus.Spooled, result.Single<AomSendResult>().Status);
        Session.Run("$null = Test-AomConnection; Send-AomMetricData -SpoolPath $spool").ThrowIfFailed();
        Assert.Equal(10, Emulator.Points.Count);
    }
}
