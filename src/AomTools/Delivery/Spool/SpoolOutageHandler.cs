namespace AomTools.Delivery.Spool;

/// <summary>Records in the spool whether AOM is unavailable, for all runs that share it.</summary>
internal sealed class SpoolOutageHandler(SpoolTarget target, CircuitBreaker circuitBreaker, ISettlementHandler next) : ISettlementHandler
{
    public void OnSettled(Settlement settlement)
    {
        if (settlement.Outcome.Attempts > 0)
        {
            Record();
        }

        next.OnSettled(settlement);
    }

    private void Record()
    {
        if (circuitBreaker.Outage is OutageState outage)
        {
            target.WriteOutage(outage);
        }
        else
        {
            target.ClearOutage();
        }
    }
}
