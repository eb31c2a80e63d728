using System.Collections.Generic;

namespace AomTools.Metrics;

/// <summary>The outcome of a check of a draft: a metric, or every rule it breaks; and what deserves a warning once a run.</summary>
internal readonly struct MetricVerdict(AomMetric? metric, IReadOnlyList<AomViolation> violations, IReadOnlyList<AomViolation> warnings)
{
    public AomMetric? Metric { get; } = metric;

    public IReadOnlyList<AomViolation> Violations { get; } = violations;

    public IReadOnlyList<AomViolation> Warnings { get; } = warnings;
}
