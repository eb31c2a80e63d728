using System.Collections.Generic;
using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>A batch to deliver.</summary>
internal sealed class OutgoingBatch(MetricBatch batch, bool isReplay, IReadOnlyList<LostAttempt> lostAttempts)
{
    public MetricBatch Batch { get; } = batch;

    /// <summary>True if an earlier run left the batch in the spool.</summary>
    public bool IsReplay { get; } = isReplay;

    /// <summary>The requests of earlier runs that carried some of the metrics and received no response.</summary>
    public IReadOnlyList<LostAttempt> LostAttempts { get; } = lostAttempts;

    /// <summary>The log that records its requests; null if nothing outlives the process.</summary>
    public IAttemptLog? Log { get; init; }
}
