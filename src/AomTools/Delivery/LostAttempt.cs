using System.Collections.Generic;

namespace AomTools.Delivery;

/// <summary>A request without a response that settles it: AOM may hold its metrics.</summary>
internal sealed class LostAttempt(int id, IEnumerable<AomMetric> metrics)
{
    private readonly HashSet<AomMetric> _metrics = [.. metrics];

    /// <summary>The number that <see cref="IAttemptLog"/> gave it; 0 if an earlier run recorded it, or nothing did.</summary>
    public int Id { get; } = id;

    public IReadOnlyCollection<AomMetric> Metrics => _metrics;

    /// <summary>True if AOM stored all of them or none. False for metrics of one series in unknown requests: AOM holds the earliest of them, or none.</summary>
    public bool IsOneRequest { get; init; } = true;

    /// <summary>True if AOM rejected it for the times of its metrics: it may have stored those that were new.</summary>
    public bool WasRejected { get; init; }

    public bool Contains(AomMetric metric) => _metrics.Contains(metric);
}
