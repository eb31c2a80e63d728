using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>
/// Metrics that AOM rejects for their times after a lost attempt. Either that attempt stored them, or they are out of order. AOM does not report which.
/// </summary>
internal sealed class StoredEarlier
{
    private readonly List<(AomMetric[] Metrics, BatchPart Part, ReportOutcome Rejection)> _rejected = [];
    private readonly HashSet<AomMetric> _rejectedMetrics = [];
    private readonly HashSet<AomMetric> _missing = [];

    /// <summary>True if AOM lacked metrics that a lost attempt carried.</summary>
    public bool HasFoundMissing => _missing.Count > 0;

    /// <summary>Adds metrics that AOM rejects for their times.</summary>
    public void Add(IReadOnlyCollection<AomMetric> metrics, BatchPart part, ReportOutcome rejection)
    {
        if (metrics.Count > 0)
        {
            _rejected.Add(([.. metrics], part, rejection));
            _rejectedMetrics.UnionWith(metrics);
        }
    }

    /// <summary>Records that AOM accepted a part. If a lost attempt carried it, AOM lacked it until now.</summary>
    public void NoteAccepted(BatchPart part)
    {
        if (part.MayBeStored)
        {
            _missing.UnionWith(part.Batch.Metrics);
        }
    }

    /// <summary>Settles the metrics. If the delivery of the batch ended early, it stays unknown whether AOM holds them.</summary>
    public void Settle(PartSettler settler, Settlement? ending, Action<string> warn)
    {
        IEnumerable<LostAttempt> inPart = _rejected.SelectMany(static entry => entry.Part.LostAttempts).Where(lost => ending is null && lost.IsOneRequest && HasStoredPart(lost) && !IsExplained(lost));
        if (inPart.OrderByDescending(static lost => lost.Metrics.Count).FirstOrDefault() is LostAttempt lost)
        {
            warn(MessageText.Format(Strings.StoredInPart, Counts.Metrics(lost.Metrics.Count), Counts.Metrics(lost.Metrics.Count(_rejectedMetrics.Contains))));
        }

        foreach ((AomMetric[] metrics, BatchPart part, ReportOutcome rejection) in _rejected)
        {
            if (ending is not null)
            {
                settler.Settle(part with { Batch = MetricBatch.FromMetrics(metrics) }, AomSendStatus.Undelivered, ending.Reason, ending.Outcome);
                continue;
            }

            ILookup<bool, AomMetric> stored = metrics.ToLookup(metric => part.LostAttempts.Any(lost => lost.Contains(metric) && (MayHaveStored(lost) || IsFollowedByMissing(metric))));
            SettleIfAny(settler, stored[true], AomSendStatus.Accepted, SettlementReason.StoredEarlier, rejection);
            SettleIfAny(settler, stored[false], AomSendStatus.Rejected, SettlementReason.DataRejected, rejection);
        }
    }

    // AOM stores all of an attempt or nothing. If AOM lacks some of it, AOM stored nothing, and a few rejected metrics are out of order. If many are rejected,
    // AOM more likely stored a part.
    private bool MayHaveStored(LostAttempt lost) => !lost.Metrics.Any(_missing.Contains) || HasStoredPart(lost);

    // AOM lacked a later metric of the series, so the newest metric that it holds is probably this one.
    private bool IsFollowedByMissing(AomMetric metric) =>
        _missing.Any(other => other.CollectTime > metric.CollectTime && other.Name == metric.Name && other.Series.Resource.Equals(metric.Series.Resource));

    private bool HasStoredPart(LostAttempt lost)
    {
        int rejectedCount = lost.Metrics.Count(_rejectedMetrics.Contains);
        return lost.Metrics.Any(_missing.Contains) && rejectedCount > 1 && rejectedCount * 4 >= lost.Metrics.Count;
    }

    // Another attempt, of which AOM lacks nothing, stored the metrics of this attempt that AOM holds.
    private bool IsExplained(LostAttempt lost)
    {
        LostAttempt[] whole = [.. _rejected.SelectMany(static entry => entry.Part.LostAttempts).Where(other => !other.WasRejected && !other.Metrics.Any(_missing.Contains)).Distinct()];
        return lost.Metrics.Where(_rejectedMetrics.Contains).All(metric => Array.Exists(whole, other => other.Contains(metric)));
    }

    private static void SettleIfAny(PartSettler settler, IEnumerable<AomMetric> metrics, AomSendStatus status, SettlementReason reason, ReportOutcome rejection)
    {
        MetricBatch batch = MetricBatch.FromMetrics(metrics);
        if (batch.Count > 0)
        {
            settler.Settle(batch, status, reason, rejection);
        }
    }
}
