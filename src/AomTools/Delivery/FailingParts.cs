using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Batching;
using AomTools.Metrics;

namespace AomTools.Delivery;

/// <summary>
/// The parts of a batch that AOM fails on. If AOM accepts other requests in the meantime, some series of a part cause the failure. The part is split until only
/// these series are left.
/// </summary>
internal sealed class FailingParts(CircuitBreaker circuitBreaker, bool isReplay)
{
    private readonly List<(BatchPart Part, ReportOutcome Outcome, long SuccessCount)> _parts = [];
    private readonly HashSet<(MetricResource, string)> _undelivered = [];

    /// <summary>Adds a part. <paramref name="successCount"/> is the number of successes before the part was sent.</summary>
    public void Add(BatchPart part, ReportOutcome outcome, long successCount) => _parts.Add((part, outcome, successCount));

    /// <summary>Records permanently undelivered metrics: later metrics of their series must not overtake them.</summary>
    public void AddUndelivered(MetricBatch batch) => _undelivered.UnionWith(batch.Metrics.Select(GetKey));

    /// <summary>Splits off the metrics that would overtake an undelivered one; returns null if there are none.</summary>
    public (AomMetric[] Free, AomMetric[] Blocked)? SplitBlocked(MetricBatch batch)
    {
        if (_parts.Count == 0 && _undelivered.Count == 0)
        {
            return null;
        }

        HashSet<(MetricResource, string)> series = [.. _undelivered, .. _parts.SelectMany(entry => entry.Part.Batch.Metrics.Select(GetKey))];
        ILookup<bool, AomMetric> split = batch.Metrics.ToLookup(metric => series.Contains(GetKey(metric)));
        return split.Contains(true) ? ([.. split[false]], [.. split[true]]) : null;
    }

    /// <summary>Takes the parts that are worth a trial and halves them, while <paramref name="trySpend"/> allows more requests.</summary>
    public List<BatchPart> SplitWhile(Func<int, bool> trySpend)
    {
        List<BatchPart> halves = [];
        foreach ((BatchPart part, ReportOutcome outcome, long successCount) entry in _parts.ToArray())
        {
            if (IsWorthTrial(entry.part, entry.outcome, entry.successCount) && SplitBySeries(entry.part.Batch) is (MetricBatch first, MetricBatch second) && trySpend(2))
            {
                _parts.Remove(entry);
                BatchPart half = entry.part with { SuccessCountBeforeTrial = circuitBreaker.SuccessCount };
                halves.Add(half with { Batch = second });
                halves.Add(half with { Batch = first });
            }
        }

        return halves;
    }

    /// <summary>Settles the parts that still fail.</summary>
    public void Settle(Action<BatchPart, SettlementReason, ReportOutcome> settle)
    {
        foreach ((BatchPart part, ReportOutcome outcome, long successCount) in _parts)
        {
            settle(part, GetReason(outcome, successCount), outcome);
        }
    }

    // Without another request for comparison, make one trial: the data may cause AOM's internal error, and must not block a spool. A server that requests a pause
    // gets no trial.
    private bool IsWorthTrial(BatchPart part, ReportOutcome outcome, long successCount) =>
        outcome is { Attempts: > 0, Pause: null }
        && (circuitBreaker.SuccessCount > successCount || (part.SuccessCountBeforeTrial is null && circuitBreaker.IsTrialDue && (outcome.Response.StatusCode == 500 || (isReplay && outcome.Response.StatusCode > 500))));

    private SettlementReason GetReason(ReportOutcome outcome, long successCount) =>
        outcome.IsNotAom ? SettlementReason.NotAom
        : outcome.Attempts == 0 ? SettlementReason.NotAttempted
        : circuitBreaker.SuccessCount > successCount ? SettlementReason.SeriesFailing
        : SettlementReason.RetriesExhausted;

    // Split by series, not by time: later metrics of a failing series must not overtake its earlier ones.
    private static (MetricBatch First, MetricBatch Second)? SplitBySeries(MetricBatch batch)
    {
        (MetricResource, string)[] series = [.. batch.Metrics.Select(GetKey).Distinct()];
        if (series.Length < 2)
        {
            return null;
        }

        HashSet<(MetricResource, string)> first = [.. series.Take(series.Length / 2)];
        ILookup<bool, AomMetric> halves = batch.Metrics.ToLookup(metric => first.Contains(GetKey(metric)));
        return (MetricBatch.FromMetrics(halves[true]), MetricBatch.FromMetrics(halves[false]));
    }

    private static (MetricResource, string) GetKey(AomMetric metric) => (metric.Series.Resource, metric.Name);
}
