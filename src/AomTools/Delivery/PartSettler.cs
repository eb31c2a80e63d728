using System.Collections.Generic;
using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>Hands over the settlements of one batch.</summary>
internal sealed class PartSettler(ISettlementHandler handler, bool isReplay)
{
    public bool IsReplay { get; } = isReplay;

    /// <summary>Settles a part.</summary>
    public Settlement Settle(BatchPart part, AomSendStatus status, SettlementReason reason, ReportOutcome outcome) =>
        Settle(part.Batch, status, reason, outcome, part.LostAttempts);

    /// <summary>Settles metrics that AOM cannot have stored without a response.</summary>
    public Settlement Settle(MetricBatch batch, AomSendStatus status, SettlementReason reason, ReportOutcome outcome) => Settle(batch, status, reason, outcome, []);

    private Settlement Settle(MetricBatch batch, AomSendStatus status, SettlementReason reason, ReportOutcome outcome, IReadOnlyList<LostAttempt> lostAttempts)
    {
        Settlement settlement = Settlement.FromBatch(batch, status, reason, outcome) with { IsReplay = IsReplay, LostAttempts = lostAttempts };
        handler.OnSettled(settlement);
        return settlement;
    }
}
