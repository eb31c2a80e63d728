using System.Collections.Generic;
using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>A batch to deliver.</summary>
internal sealed class OutgoingBatch(MetricBatch batch, bool isReplay, IReadOnlyCollection<AomMetric> uncertain)
{
    public MetricBatch Batch { get; } = batch;

    /// <summary>True if an earlier run left it in the spool.</summary>
    public bool IsReplay { get; } = isReplay;

    /// <summary>The metrics that an earlier run sent without getting a response.</summary>
    public IReadOnlyCollection<AomMetric> Uncertain { get; } = uncertain;
}
