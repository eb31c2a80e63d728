using System;

namespace AomTools.Delivery.Spool;

/// <summary>Stores a pause that the server requests in the spool, for all runs that share it.</summary>
internal sealed class SpoolPauseHandler(SpoolTarget target, ISettlementHandler next) : ISettlementHandler
{
    public void OnSettled(Settlement settlement)
    {
        if (settlement.Outcome.Pause is TimeSpan pause)
        {
            target.WritePause(pause);
        }

        next.OnSettled(settlement);
    }
}
