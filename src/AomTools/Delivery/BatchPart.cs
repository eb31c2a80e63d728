using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>A batch, or a part of one after a split.</summary>
internal sealed record BatchPart(MetricBatch Batch)
{
    /// <summary>True if an attempt with these metrics got no response, so that AOM may hold them.</summary>
    public bool MayBeStored { get; init; }

    /// <summary>The breaker's successes before this part was split off because AOM failed on the whole; null if it was not.</summary>
    /// <remarks>The part is tried once, to find out which series AOM fails on. A later success proves that AOM is available.</remarks>
    public long? TrialSince { get; init; }
}
