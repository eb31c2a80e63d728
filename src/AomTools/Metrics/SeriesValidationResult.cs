using System.Collections.Generic;

namespace AomTools.Metrics;

/// <summary>The result of validating a series: the series, or all rules that it breaks, with warnings and the sanitized names.</summary>
internal sealed class SeriesValidationResult(
    MetricSeries? series,
    IReadOnlyList<AomViolation> violations,
    IReadOnlyList<AomViolation> warnings,
    IReadOnlyList<AomViolation>? sanitized = null)
{
    public MetricSeries? Series { get; } = series;

    public IReadOnlyList<AomViolation> Violations { get; } = violations;

    public IReadOnlyList<AomViolation> Warnings { get; } = warnings;

    /// <summary>One note per sanitized name.</summary>
    public IReadOnlyList<AomViolation> Sanitized { get; } = sanitized ?? [];
}
