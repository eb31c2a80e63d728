using System.Collections.Generic;

namespace AomTools.Metrics;

/// <summary>The outcome of a check of a series: the series, or every rule it breaks; and what deserves a warning.</summary>
internal sealed class SeriesVerdict(MetricSeries? series, IReadOnlyList<AomViolation> violations, IReadOnlyList<AomViolation> warnings)
{
    public MetricSeries? Series { get; } = series;

    public IReadOnlyList<AomViolation> Violations { get; } = violations;

    public IReadOnlyList<AomViolation> Warnings { get; } = warnings;
}
