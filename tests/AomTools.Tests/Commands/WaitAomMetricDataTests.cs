using System.Linq;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

public sealed class WaitAomMetricDataTests : ReadingTestBase
{
    [Fact]
    public void Matches_what_was_sent()
    {
        AomMetricDataCheck[] checks = [.. Run("$metrics | Wait-AomMetricData").ThrowIfFailed().Values<AomMetricDataCheck>()];
        Assert.Equal(3, checks.Length);
        Assert.All(checks, check => Assert.Equal((AomMetricDataStatus.Matched, 5, 5), (check.Status, check.SentCount, check.ReturnedCount)));
        Assert.True(Run("$metrics | Wait-AomMetricData -Quiet").ThrowIfFailed().Single<bool>());
    }

    [Fact]
    public void Accepts_others_from_the_same_time()
    {
        AomMetricDataCheck check = Run("$metrics[0] | Wait-AomMetricData").ThrowIfFailed().Single<AomMetricDataCheck>();
        Assert.Equal(AomMetricDataStatus.Matched, check.Status);
        Assert.Contains("others from the same time", check.Message);
    }

    [Fact]
    public void Reports_what_is_missing()
    {
        PowerShellResult result = Run("$metrics + (New-AomMetric cpu_util 5 -Namespace OPS.Web -Dimension @{ host = 'web03' }) | Wait-AomMetricData -TimeoutSec 0");
        Assert.Equal(AomMetricDataStatus.Missing, result.Values<AomMetricDataCheck>().Last().Status);
        Assert.Equal(["MetricDataMissing"], result.ErrorIds);
        Assert.Contains("1 of 4 series", result.Error.Exception.Message);
        Assert.Single((AomMetricDataCheck[])result.Error.TargetObject);
        PowerShellResult quiet = Run("New-AomMetric cpu_util 5 -Namespace OPS.Web -Dimension @{ host = 'web03' } | Wait-AomMetricData -TimeoutSec 0 -Quiet").ThrowIfFailed();
        Assert.False(quiet.Single<bool>());
    }

    [Fact]
    public void Reports_other_values()
    {
        PowerShellResult result = Run("$metrics | Where-Object Name -EQ disk_used | ForEach-Object { New-AomMetric disk_used ($_.Value + 1) -Namespace OPS.Web -Dimension $_.Dimensions -Timestamp $_.Timestamp } | Wait-AomMetricData -TimeoutSec 0");
        AomMetricDataCheck check = result.Single<AomMetricDataCheck>();
        Assert.Equal(AomMetricDataStatus.Different, check.Status);
        Assert.Equal("Minimum is 3 in AOM, but 4 in the metrics.", check.Message);
        Assert.Equal(["MetricDataDifferent"], result.ErrorIds);
    }

    [Theory]
    [InlineData("1 | Wait-AomMetricData", "NotAMetric")]
    [InlineData("$null | Wait-AomMetricData", "NullMetric")]
    public void Rejects_what_is_no_metric(string script, string id) => Assert.Equal([id], Run(script).ErrorIds);

    [Fact]
    public void Is_false_without_input() => Assert.False(Run("@() | Wait-AomMetricData -Quiet").ThrowIfFailed().Single<bool>());
}
