using System.Collections.Generic;
using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>A batch to deliver.</summary>
internal sealed class OutgoingBatch(MetricBatch batch, bool isReplay, IReadOnlyList<IReadOnlyCollection<AomMetric>> lostAttempts)
{
    public MetricBatch Batch { get; } = batch;

    /// <summary>True if an earlier run left it in the spool.</summary>
    public bool IsReplay { get; } = isReplay;

    /// <summary>True if it may hold metrics of several interrupted requests, of which AOM stored some.</summary>
    public bool IsMixed { get; init; }

    /// <summary>The metrics that earlier runs sent without a response.</summary>
    public IReadOnlyList<IReadOnlyCollection<AomMetric>> LostAttempts { get; } = lostAttempts;
}
