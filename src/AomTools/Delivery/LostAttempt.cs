using System.Collections.Generic;

namespace AomTools.Delivery;

/// <summary>A request without a response that settles it. AOM may hold its metrics.</summary>
internal sealed class LostAttempt(int id, IEnumerable<AomMetric> metrics)
{
    private readonly HashSet<AomMetric> _metrics = [.. metrics];

    /// <summary>The number from <see cref="IAttemptLog"/>; 0 if an earlier run recorded the request, or if it was not recorded.</summary>
    public int Id { get; } = id;

    public IReadOnlyCollection<AomMetric> Metrics => _metrics;

    /// <summary>
    /// True if AOM stored all metrics or none. False for metrics of one series in unknown requests: AOM holds the earliest of these metrics, or none.
    /// </summary>
    public bool IsOneRequest { get; init; } = true;

    /// <summary>True if AOM rejected the request for the times of its metrics. AOM may have stored the metrics that were new.</summary>
    public bool WasRejected { get; init; }

    public bool Contains(AomMetric metric) => _metrics.Contains(metric);
}
