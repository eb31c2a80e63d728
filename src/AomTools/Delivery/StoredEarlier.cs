using System.Collections.Generic;
using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>
/// Metrics that AOM rejects for their time after a lost response. Either the lost attempt stored them, or they are out of order in themselves.
/// AOM does not tell which.
/// </summary>
internal sealed class StoredEarlier(int total)
{
    private readonly List<(MetricBatch Batch, ReportOutcome Rejection)> _batches = [];
    private int _count;
    private bool _hasFoundMissing;

    public IReadOnlyList<(MetricBatch Batch, ReportOutcome Rejection)> Batches => _batches;

    /// <summary>
    /// True if the lost attempt stored them. It stored all of the batch if AOM lacks nothing. If AOM lacks some, it stored a part; then a few
    /// rejected metrics are more likely out of order, and an error must name them.
    /// </summary>
    public bool IsPlausible => !_hasFoundMissing || (_count > 1 && _count * 4 >= total);

    /// <summary>Adds metrics that AOM rejects for their time.</summary>
    public void Add(IReadOnlyCollection<AomMetric> metrics, ReportOutcome rejection)
    {
        if (metrics.Count > 0)
        {
            _batches.Add((MetricBatch.FromMetrics(metrics), rejection));
            _count += metrics.Count;
        }
    }

    /// <summary>Notes that AOM lacked metrics that the lost attempt carried.</summary>
    public void NoteMissing() => _hasFoundMissing = true;
}
