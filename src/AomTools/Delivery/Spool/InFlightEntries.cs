using System.Collections.Generic;
using System.Linq;
using AomTools.Batching;
using AomTools.Metrics;

namespace AomTools.Delivery.Spool;

/// <summary>The entries of a spool whose metrics are being sent. Undelivered metrics that are in an entry stay in it and count as spooled.</summary>
internal sealed class InFlightEntries : ISettlementHandler, IAttemptLog
{
    private readonly object _gate = new();
    private readonly InFlightFiles _files;
    private readonly ISettlementHandler _next;
    private readonly ILookup<AomMetric, LostAttempt>? _earlier;
    private readonly HashSet<LostAttempt> _lost = [];
    private readonly HashSet<AomMetric> _pending = [];
    private readonly HashSet<(MetricResource, string)> _blockedSeries = [];
    private readonly int _metricCount;
    private HashSet<AomMetric>? _unprotected;
    private int _settledCount;

    private InFlightEntries(IReadOnlyList<SpoolEntryFile> entries, int count, HashSet<AomMetric>? unprotected, bool isReplay, ISettlementHandler next, SpoolFailure failure)
    {
        _files = new InFlightFiles(entries, failure);
        _metricCount = count;
        _unprotected = unprotected;
        IsReplay = isReplay;
        _next = next;
        LostAttempt[] earlier = isReplay ? [.. entries.SelectMany(static entry => entry.GetLostAttempts())] : [];
        _earlier = earlier.Length == 0 ? null : earlier.SelectMany(static attempt => attempt.Metrics, static (attempt, metric) => (attempt, metric)).ToLookup(static pair => pair.metric, static pair => pair.attempt);
    }

    public bool IsReplay { get; }

    /// <summary>True if metrics stay pending because AOM is unavailable or the run ended, so that newer metrics must wait.</summary>
    public bool IsBlocked { get; private set; }

    /// <summary>The number of expired metrics.</summary>
    public int ExpiredCount { get; private set; }

    /// <summary>Settlements of series that AOM fails on while it accepts others.</summary>
    public List<Settlement> Failing { get; } = [];

    /// <summary>Creates an instance for the entries that earlier runs or other processes left.</summary>
    public static InFlightEntries FromEntries(IReadOnlyList<SpoolEntryFile> entries, ISettlementHandler next, SpoolFailure failure) =>
        new(entries, entries.Sum(entry => entry.Metrics.Count), null, isReplay: true, next, failure);

    /// <summary>Creates an instance for the entry of a buffer of this run. The disk may have failed before the whole buffer was written.</summary>
    public static InFlightEntries FromBuffer(IReadOnlyList<AomMetric> metrics, SpoolEntryFile? entry, ISettlementHandler next, SpoolFailure failure)
    {
        HashSet<AomMetric>? unprotected = entry?.Metrics.Count == metrics.Count ? null : [.. entry is null ? metrics : metrics.Except(entry.Metrics)];
        return new(entry is null ? [] : [entry], metrics.Count, unprotected, isReplay: false, next, failure);
    }

    /// <summary>Prepares a batch for delivery, without metrics that would overtake a spooled one; returns null if no metric is left.</summary>
    public OutgoingBatch? Prepare(MetricBatch batch)
    {
        MetricBatch free = WithoutBlocked(batch);
        return free.Count == 0 ? null : new OutgoingBatch(free, IsReplay, _earlier is null ? [] : [.. free.Metrics.SelectMany(metric => _earlier[metric]).Distinct()]) { Log = this };
    }

    public int Record(IEnumerable<AomMetric> metrics) => _files.Record(metrics);

    /// <summary>Makes the entries durable, unless they are closed.</summary>
    public void FlushToDisk() => _files.FlushToDisk();

    public void OnSettled(Settlement settlement)
    {
        lock (_gate)
        {
            _settledCount += settlement.MetricCount;
        }

        if (settlement.Status == AomSendStatus.Undelivered)
        {
            HandleUndelivered(settlement);
        }
        else if (settlement.Status != AomSendStatus.Expired)
        {
            _next.OnSettled(settlement);
        }
        else if (_files.TryMoveToExpired(settlement))
        {
            ExpiredCount += settlement.MetricCount;
            _next.OnSettled(settlement);
        }
        else
        {
            HandleUndelivered(settlement);
        }
    }

    /// <summary>Settles metrics that are not sent.</summary>
    public void SettleUnsent(IReadOnlyList<AomMetric> metrics, SettlementReason reason, string message)
    {
        if (metrics.Count > 0)
        {
            OnSettled(Settlement.FromUnsent(metrics, AomSendStatus.Undelivered, reason, message) with { IsReplay = IsReplay });
        }
    }

    /// <summary>Updates the entries: deletes fully settled ones, and marks the settled metrics of the others.</summary>
    public void Close()
    {
        bool isComplete = _settledCount == _metricCount;
        _files.Close(entry => isComplete ? FindPending(entry) : [.. entry.Metrics], isComplete ? _lost : null);
    }

    private AomMetric[] FindPending(SpoolEntryFile entry) => _pending.Count == 0 ? [] : [.. entry.Metrics.Where(_pending.Contains)];

    private MetricBatch WithoutBlocked(MetricBatch batch)
    {
        ILookup<bool, AomMetric> split;
        lock (_gate)
        {
            if (_blockedSeries.Count == 0)
            {
                return batch;
            }

            split = batch.Metrics.ToLookup(metric => _blockedSeries.Contains((metric.Series.Resource, metric.Name)));
        }

        SettleUnsent([.. split[true]], SettlementReason.BehindInSeries, Strings.SeriesBehind);
        return split.Contains(true) ? MetricBatch.FromMetrics(split[false]) : batch;
    }

    private void HandleUndelivered(Settlement settlement)
    {
        lock (_gate)
        {
            if (_files.FindMissing() is { Count: > 0 } missing)
            {
                _unprotected = [.. _unprotected ?? [], .. missing];
            }
        }

        AomMetric[] spooled = _unprotected is null ? [.. settlement.Metrics] : [.. settlement.Metrics.Where(metric => !_unprotected.Contains(metric))];
        lock (_gate)
        {
            _pending.UnionWith(spooled);
            _blockedSeries.UnionWith(spooled.Select(metric => (metric.Series.Resource, metric.Name)));
            _lost.UnionWith(settlement.LostAttempts);
            IsBlocked |= settlement.Reason is not (SettlementReason.SeriesFailing or SettlementReason.ResponseLost or SettlementReason.BodyTooLarge or SettlementReason.BehindInSeries or SettlementReason.TooOld);
            if (settlement.Reason is SettlementReason.SeriesFailing or SettlementReason.ResponseLost or SettlementReason.BodyTooLarge)
            {
                Failing.Add(settlement);
            }
        }

        if (spooled.Length > 0)
        {
            _next.OnSettled(settlement.For(spooled) with { Status = AomSendStatus.Spooled });
        }

        if (spooled.Length < settlement.MetricCount)
        {
            _next.OnSettled(settlement.For([.. settlement.Metrics.Where(metric => _unprotected!.Contains(metric))]));
        }
    }
}
