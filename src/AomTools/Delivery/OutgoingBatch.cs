using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>A batch to deliver.</summary>
internal sealed class OutgoingBatch(MetricBatch batch, bool isReplay, bool mayBeStored)
{
    public MetricBatch Batch { get; } = batch;

    /// <summary>True if an earlier run left it in the spool.</summary>
    public bool IsReplay { get; } = isReplay;

    /// <summary>True if an earlier run sent metrics of it and got no response.</summary>
    public bool MayBeStored { get; } = mayBeStored;
}
