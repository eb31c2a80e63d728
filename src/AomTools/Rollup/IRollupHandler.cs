using System.Collections.Generic;

namespace AomTools.Rollup;

/// <summary>Is handed the metrics of closed windows.</summary>
internal interface IRollupHandler
{
    void HandleMetric(AomMetric metric);

    /// <summary>A statistic whose series is invalid, such as by the length of its name; once per series and statistic.</summary>
    void HandleViolations(AomMetric source, IReadOnlyList<AomViolation> violations);

    /// <summary>A metric of a window that was closed before: it is left out.</summary>
    void HandleLate(AomMetric metric);
}
