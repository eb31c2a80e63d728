using System;
using System.Collections.Generic;
using AomTools.Metrics;

namespace AomTools.Commands.Input;

/// <summary>Checks collect times for a reader, and creates one warning per rule.</summary>
/// <param name="now">The clock.</param>
/// <param name="isActive">False if every time is accepted, and the clock is not needed.</param>
internal sealed class CollectTimeCheck(Func<DateTimeOffset> now, bool isActive)
{
    private readonly HashSet<string> _warned = [];

    /// <summary>The time to compare with.</summary>
    public DateTimeOffset Now => isActive ? now() : default;

    /// <summary>True if there is nothing to report about the metric.</summary>
    public bool IsAccepted(AomMetric metric, DateTimeOffset time) => !isActive
        || CollectTimeRule.IsUnremarkable(metric, time)
        || (CollectTimeRule.FindViolation(metric, time) is null && (CollectTimeRule.FindWarningRule(metric, time) is not string rule || _warned.Contains(rule)));

    /// <summary>Returns the first warning about a rule that the metric breaks. Only that one is shown, so the others are not created.</summary>
    public AomViolation? TakeWarning(AomMetric metric, DateTimeOffset time) =>
        CollectTimeRule.FindWarningRule(metric, time) is string rule && _warned.Add(rule) ? CollectTimeRule.FindWarning(metric, time) : null;
}
