using System.Collections.Generic;

namespace AomTools.Metrics;

/// <summary>The outcome of a check of a draft: a metric, or every rule it breaks; and what deserves a warning once a run.</summary>
internal readonly struct MetricValidationResult(AomMetric? metric, SeriesValidationResult series, IReadOnlyList<AomViolation> violations)
{
    public AomMetric? Metric { get; } = metric;

    public IReadOnlyList<AomViolation> Violations { get; } = violations;

    public IReadOnlyList<AomViolation> Warnings => series.Warnings;

    /// <summary>A note for each name that was made to fit, the first time its series is met.</summary>
    public IReadOnlyList<AomViolation> Sanitized => series.Sanitized;
}
