using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AomTools.Commands.Input;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>What Send-AomMetricData reads from the pipeline, without a shell.</summary>
public sealed class MetricInputReaderTests
{
    // Each metric of a late night breaks the same rule: a message per metric costs more than the metric.
    [Fact]
    public void Makes_one_message_per_rule_about_times()
    {
        List<AomMetric> accepted = [];
        List<AomViolation> warnings = [];
        MetricInputReader reader = new(() => TestMetrics.Noon, accepted.Add, _ => { }, warnings.Add);
        const long Hour = 60 * 60 * 1000;
        foreach (long at in new[] { -13 * Hour, -13 * Hour, Hour / 3, 0, Hour / 3 })
        {
            reader.Read(PSObject.AsPSObject(TestMetrics.Metric(at: at)));
        }

        Assert.Equal(5, accepted.Count);
        Assert.Equal(["TimeHiddenInConsole", "TimeSomewhatAhead"], warnings.Select(warning => warning.Rule));
    }
}
