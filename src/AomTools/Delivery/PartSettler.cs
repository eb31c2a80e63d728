using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>Hands over the settlements of one batch.</summary>
internal sealed class PartSettler(ISettlementHandler handler, bool isReplay)
{
    public bool IsReplay { get; } = isReplay;

    /// <summary>Settles a part; <paramref name="mayBeStored"/> is true if AOM may hold it, although no response shows it.</summary>
    public Settlement Settle(MetricBatch batch, AomSendStatus status, SettlementReason reason, ReportOutcome outcome, bool mayBeStored = false)
    {
        Settlement settlement = Settlement.FromBatch(batch, status, reason, outcome) with { IsReplay = IsReplay, MayBeStored = mayBeStored };
        handler.OnSettled(settlement);
        return settlement;
    }
}
