using System.Collections.Generic;

namespace AomTools.Rollup;

/// <summary>Receives the metrics of closed windows.</summary>
internal interface IRollupHandler
{
    void HandleMetric(AomMetric metric);

    /// <summary>Handles a statistic whose series is invalid, for example because its name is too long. Called once per series and statistic.</summary>
    void HandleViolations(AomMetric source, IReadOnlyList<AomViolation> violations);

    /// <summary>Handles a metric of a window that is already closed. The metric is omitted.</summary>
    void HandleLate(AomMetric metric);
}
