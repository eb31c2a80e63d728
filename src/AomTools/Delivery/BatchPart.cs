using System.Collections.Generic;
using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>A batch, or a part of one after a split.</summary>
internal sealed record BatchPart(MetricBatch Batch)
{
    /// <summary>The attempts without a response that carried metrics of this part. AOM may hold these metrics.</summary>
    public IReadOnlyList<LostAttempt> LostAttempts { get; init; } = [];

    public bool MayBeStored => LostAttempts.Count > 0;

    /// <summary>The recorded number of the last attempt to send the part; 0 if it was not sent.</summary>
    public int AttemptId { get; init; }

    /// <summary>The number of successes before this part was split off because AOM failed on the whole; null if it was not split off.</summary>
    /// <remarks>The part is tried once, to find out which series AOM fails on. A later success shows that AOM is available.</remarks>
    public long? SuccessCountBeforeTrial { get; init; }

    /// <summary>Returns the part after its last attempt, which AOM may have stored.</summary>
    public BatchPart AfterLoss(bool wasRejected = false) => this with { LostAttempts = [.. LostAttempts, new LostAttempt(AttemptId, Batch.Metrics) { WasRejected = wasRejected }] };
}
