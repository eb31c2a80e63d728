using System;
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

    /// <summary>True if AOM lacks some of the batch.</summary>
    public bool HasFoundMissing { get; private set; }

    /// <summary>
    /// True if the lost attempt stored them. It stored all of the batch if AOM lacks nothing. If AOM lacks some, it stored a part; then a few
    /// rejected metrics are more likely out of order, and an error must name them.
    /// </summary>
    private bool IsPlausible => !HasFoundMissing || (_count > 1 && _count * 4 >= total);

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
    public void NoteMissing() => HasFoundMissing = true;

    /// <summary>Settles them. If the delivery of the batch ended early, the question stays open.</summary>
    public void Settle(PartSettler settler, Settlement? ending, Action<string> warn)
    {
        if (_count > 0 && HasFoundMissing && ending is null && IsPlausible)
        {
            warn(MessageText.Format(Strings.StoredInPart, Counts.Values(total), Counts.Values(_count)));
        }

        foreach ((MetricBatch batch, ReportOutcome rejection) in _batches)
        {
            if (ending is not null)
            {
                settler.Settle(batch, AomSendStatus.Undelivered, ending.Reason, ending.Outcome, mayBeStored: true);
            }
            else if (IsPlausible)
            {
                settler.Settle(batch, AomSendStatus.Accepted, SettlementReason.StoredEarlier, rejection);
            }
            else
            {
                settler.Settle(batch, AomSendStatus.Rejected, SettlementReason.DataRejected, rejection);
            }
        }
    }
}
