using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>A batch on its way: with what an undelivered value of it is called, and whether it came from the spool.</summary>
internal sealed class OutgoingBatch(MetricBatch batch, AomSendStatus whenUndelivered, bool fromSpool)
{
    public MetricBatch Batch { get; } = batch;

    /// <summary>Undelivered, or Spooled where a file keeps it.</summary>
    public AomSendStatus StatusIfUndelivered { get; } = whenUndelivered;

    public bool IsReplay { get; } = fromSpool;
}
