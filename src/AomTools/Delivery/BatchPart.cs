using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>A batch, or what is left of one after a split, on its way.</summary>
internal sealed record BatchPart(MetricBatch Batch)
{
    /// <summary>True if an attempt with these metrics got no response, so that AOM may hold them.</summary>
    public bool MayBeStored { get; init; }

    /// <summary>True if the whole batch failed before, and this part is tried to find out for which series.</summary>
    public bool IsTrial { get; init; }
}
