using System.Threading;
using AomTools.Delivery;
using AomTools.Http;

namespace AomTools.Benchmarks.Soak;

/// <summary>Observes one run and passes everything on to the ledger of all runs.</summary>
internal sealed class SoakObserver(SoakLedger ledger) : IDeliveryObserver
{
    private long _settled;

    /// <summary>The number of settled metrics of the run itself.</summary>
    public long Settled => Interlocked.Read(ref _settled);

    public void OnAttempt(AttemptNotice notice)
    {
    }

    public void OnSettled(Settlement settlement)
    {
        Interlocked.Add(ref _settled, settlement.IsReplay ? 0 : settlement.MetricCount);
        ledger.Add(settlement);
    }

    public void OnWarning(string message) => ledger.AddWarning(message);
}
