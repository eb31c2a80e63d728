using System;
using System.Collections.Generic;
using System.Management.Automation;
using AomTools.Commands.Display;
using AomTools.Metrics;
using AomTools.Rollup;

namespace AomTools.Commands.Input;

/// <summary>Writes the metrics of closed windows. Warns about the first late metric, and reports their number at the end.</summary>
internal sealed class RollupWriter(Cmdlet command, Action<AomViolation> warn) : IRollupHandler
{
    private long _lateCount;

    public void HandleMetric(AomMetric metric) => command.WriteObject(metric);

    public void HandleViolations(AomMetric source, IReadOnlyList<AomViolation> violations) =>
        command.WriteError(AomErrors.InvalidMetric(source, violations, Strings.MakeAgain));

    public void HandleLate(AomMetric metric)
    {
        _lateCount++;
        warn(new AomViolation("MetricLate", "collect_time", MessageText.Format(
            Strings.RollupLate, MessageText.Clip(metric.Namespace + " " + metric.Name + " {" + metric.Dimensions + "}", 300), MetricTime.ToText(metric.Timestamp))));
    }

    /// <summary>Reports the number of late metrics, if there were several.</summary>
    public void WarnOfLate()
    {
        if (_lateCount > 1)
        {
            command.WriteWarning(MessageText.Format(Strings.RollupLateCount, Counts.Metrics(_lateCount)));
        }
    }
}
