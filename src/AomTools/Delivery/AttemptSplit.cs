using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Batching;
using AomTools.Metrics;

namespace AomTools.Delivery;

/// <summary>
/// Splits a part by the lost attempts that carried its metrics. AOM may hold the metrics of one attempt and lack those of another. Only metrics that the same
/// attempts carried allow conclusions about each other.
/// </summary>
internal static class AttemptSplit
{
    /// <summary>Returns the parts in the order of sending; null if the same attempts carried all metrics.</summary>
    /// <param name="part">A part that AOM rejected for its times.</param>
    /// <param name="record">Records that the rejected attempt carried some metrics. AOM may have stored the metrics that were new.</param>
    public static IReadOnlyList<BatchPart>? Split(BatchPart part, Func<IEnumerable<AomMetric>, int> record)
    {
        List<List<AomMetric>> groups = GroupByAttempts(part);
        bool isInOrder = IsInOrder(groups, part);
        HashSet<AomMetric>[] ordered = [.. (isInOrder ? groups : part.Batch.Metrics.GroupBy(GetSeries).AsEnumerable<IEnumerable<AomMetric>>()).Select(metrics => new HashSet<AomMetric>(metrics))];
        return ordered.Length == 1 ? null : [.. ordered.Select(metrics => Create(part, metrics, isInOrder, record(metrics)))];
    }

    private static BatchPart Create(BatchPart part, HashSet<AomMetric> metrics, bool isInOrder, int rejectedId)
    {
        IEnumerable<LostAttempt> lost = part.LostAttempts.Where(attempt => attempt.Metrics.Any(metrics.Contains));
        IEnumerable<LostAttempt> known = isInOrder ? lost : lost.Select(attempt => new LostAttempt(attempt.Id, attempt.Metrics.Where(metrics.Contains)) { IsOneRequest = false });
        return part with
        {
            Batch = MetricBatch.FromMetrics(part.Batch.Metrics.Where(metrics.Contains)),
            LostAttempts = [.. known, new LostAttempt(rejectedId, metrics) { WasRejected = true }],
        };
    }

    // Groups are in the order of their first metrics.
    private static List<List<AomMetric>> GroupByAttempts(BatchPart part)
    {
        Dictionary<AomMetric, string> keys = [];
        for (int i = 0; i < part.LostAttempts.Count; i++)
        {
            foreach (AomMetric metric in part.LostAttempts[i].Metrics)
            {
                keys.TryGetValue(metric, out string? key);
                keys[metric] = key + " " + i;
            }
        }

        return [.. part.Batch.Metrics.GroupBy(metric => keys.TryGetValue(metric, out string? key) ? key : string.Empty).Select(group => group.ToList())];
    }

    // A series may be in several groups. Its earlier metrics must be in the earlier group.
    private static bool IsInOrder(List<List<AomMetric>> groups, BatchPart part)
    {
        Dictionary<AomMetric, int> indexes = [];
        for (int i = 0; i < groups.Count; i++)
        {
            groups[i].ForEach(metric => indexes[metric] = i);
        }

        Dictionary<(MetricResource, string), int> latest = [];
        foreach (AomMetric metric in part.Batch.Metrics)
        {
            if (latest.TryGetValue(GetSeries(metric), out int index) && indexes[metric] < index)
            {
                return false;
            }

            latest[GetSeries(metric)] = indexes[metric];
        }

        return true;
    }

    private static (MetricResource, string) GetSeries(AomMetric metric) => (metric.Series.Resource, metric.Name);
}
