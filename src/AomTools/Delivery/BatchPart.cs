using System.Collections.Generic;
using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>A batch, or a part of one after a split.</summary>
internal sealed record BatchPart(MetricBatch Batch)
{
    /// <summary>The attempts without a response that carried metrics of this part: AOM may hold those.</summary>
    public IReadOnlyList<IReadOnlyCollection<AomMetric>> LostAttempts { get; init; } = [];

    public bool MayBeStored => LostAttempts.Count > 0;

    /// <summary>The breaker's successes before this part was split off because AOM failed on the whole; null if it was not.</summary>
    /// <remarks>The part is tried once, to find out which series AOM fails on. A later success shows that AOM is available.</remarks>
    public long? TrialSince { get; init; }

    /// <summary>The part after an attempt whose response was lost.</summary>
    public BatchPart AfterLoss() => this with { LostAttempts = [.. LostAttempts, [.. Batch.Metrics]] };
}
