using System.Collections.Generic;
using System.Linq;
using AomTools.Batching;
using AomTools.Metrics;

namespace AomTools.Delivery;

/// <summary>A batch, or a part of one after a split.</summary>
internal sealed record BatchPart(MetricBatch Batch)
{
    /// <summary>The attempts without a response that carried metrics of this part: AOM may hold those.</summary>
    public IReadOnlyList<IReadOnlyCollection<AomMetric>> LostAttempts { get; init; } = [];

    /// <summary>True if it may hold metrics of several interrupted requests, of which AOM stored some.</summary>
    public bool IsMixed { get; init; }

    public bool MayBeStored => LostAttempts.Count > 0;

    /// <summary>The breaker's successes before this part was split off because AOM failed on the whole; null if it was not.</summary>
    /// <remarks>The part is tried once, to find out which series AOM fails on. A later success shows that AOM is available.</remarks>
    public long? SuccessCountBeforeTrial { get; init; }

    /// <summary>The part after an attempt whose response was lost.</summary>
    public BatchPart AfterLoss() => this with { LostAttempts = [.. LostAttempts, [.. Batch.Metrics]] };

    /// <summary>Splits off the metrics that are newer, in their series, than all that a lost attempt carried; null if there are none.</summary>
    /// <remarks>AOM lacks them for sure, unless the attempt that it just rejected stored them.</remarks>
    public (BatchPart Carried, BatchPart Newer)? SplitNewer()
    {
        HashSet<AomMetric> lost = [.. LostAttempts.SelectMany(static attempt => attempt)];
        HashSet<(MetricResource, string)> series = [];
        List<AomMetric> carried = [];
        List<AomMetric> newer = [];
        foreach (AomMetric metric in Batch.Metrics.Reverse())
        {
            (MetricResource, string) key = (metric.Series.Resource, metric.Name);
            if (lost.Contains(metric))
            {
                series.Add(key);
            }

            (series.Contains(key) ? carried : newer).Add(metric);
        }

        carried.Reverse();
        newer.Reverse();
        return newer.Count == 0 || carried.Count == 0 ? null : (this with { Batch = MetricBatch.FromMetrics(carried) }, this with { Batch = MetricBatch.FromMetrics(newer), LostAttempts = [newer] });
    }
}
