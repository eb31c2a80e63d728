using System.Linq;
using AomTools.Emulator.Faults;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>A spool that somebody deletes while it is in use: what is not on disk any more does not count as spooled.</summary>
public sealed class RemovedSpoolTests : SpoolTestBase
{
    [Fact(Skip = TestPlatform.OpenFolder, SkipType = typeof(TestPlatform), SkipWhen = nameof(TestPlatform.IsWindows))]
    public void Makes_metrics_undelivered_while_AOM_is_unavailable()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Count = 1000 });
        PowerShellResult result = Session.Run(
            "1..3 | ForEach-Object { if ($_ -eq 2) { " + RemoveSpool + " }; New-AomMetric \"m$_\" $_ -Namespace A.b } | Send-AomMetricData -SpoolPath $spool -MaximumRetryCount 0 -Summary");
        AomSendSummary summary = result.Single<AomSendSummary>();
        Assert.Empty(Entries());
        Assert.Equal((3, 0, 2), (summary.UndeliveredCount, summary.SpooledCount, summary.ExitCode));
        Assert.Equal(3, result.Errors.Sum(error => Assert.IsType<AomMetric[]>(error.TargetObject).Length));
    }
}
