using System.Collections.Generic;

namespace AomTools.Metrics;

/// <summary>The result of validating a draft: a metric, or all rules that the draft breaks, and the warnings.</summary>
internal readonly struct MetricValidationResult(AomMetric? metric, SeriesValidationResult series, IReadOnlyList<AomViolation> violations)
{
    public AomMetric? Metric { get; } = metric;

    public IReadOnlyList<AomViolation> Violations { get; } = violations;

    public IReadOnlyList<AomViolation> Warnings => series.Warnings;

    /// <summary>One note per sanitized name, with the first metric of the series.</summary>
    public IReadOnlyList<AomViolation> Sanitized => series.Sanitized;
}
