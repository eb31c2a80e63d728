using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Runs with a spool that return a summary.</summary>
public abstract class SpoolSummaryTestBase : SpoolTestBase
{
    private protected override void Prepare() =>
        Session.Run("$global:send = @{ SpoolPath = $args[0]; Summary = $true; RetryIntervalSec = 0; MaximumRetryCount = 0 }", Spool).ThrowIfFailed();

    private protected AomSendSummary Send(int count) => Session.Run(
        "$n = $args[0]; $t = [DateTimeOffset]::Now; 1..$n | ForEach-Object { New-AomMetric \"m$_\" $_ -Namespace A.b -Timestamp $t } | Send-AomMetricData @send", count).ThrowIfFailed().Single<AomSendSummary>();

    private protected AomSendSummary Replay() => Session.Run("Send-AomMetricData @send").ThrowIfFailed().Single<AomSendSummary>();
}
