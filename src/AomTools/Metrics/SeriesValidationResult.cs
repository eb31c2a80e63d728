using System.Collections.Generic;

namespace AomTools.Metrics;

/// <summary>The outcome of a check of a series: the series, or every rule it breaks; what deserves a warning; and what was shortened.</summary>
internal sealed class SeriesValidationResult(
    MetricSeries? series,
    IReadOnlyList<AomViolation> violations,
    IReadOnlyList<AomViolation> warnings,
    IReadOnlyList<AomViolation>? sanitized = null)
{
    public MetricSeries? Series { get; } = series;

    public IReadOnlyList<AomViolation> Violations { get; } = violations;

    public IReadOnlyList<AomViolation> Warnings { get; } = warnings;

    /// <summary>A note for each name that was made to fit.</summary>
    public IReadOnlyList<AomViolation> Sanitized { get; } = sanitized ?? [];
}
