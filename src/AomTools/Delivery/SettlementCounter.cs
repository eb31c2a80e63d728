using System.Diagnostics;
using System.Threading;

namespace AomTools.Delivery;

/// <summary>Counts settlements before it forwards them, to check that each metric is settled exactly once.</summary>
internal sealed class SettlementCounter(ISettlementHandler handler) : ISettlementHandler
{
    private long _settledCount;

    /// <summary>The number of settled metrics of this run.</summary>
    public long SettledCount => Interlocked.Read(ref _settledCount);

    public void OnSettled(Settlement settlement)
    {
        if (!settlement.IsReplay)
        {
            Interlocked.Add(ref _settledCount, settlement.MetricCount);
        }

        handler.OnSettled(settlement);
    }

    /// <summary>Fails in debug builds if a metric has no settlement, or two.</summary>
    [Conditional("DEBUG")]
    public void Check(long submittedCount) => Debug.Assert(SettledCount == submittedCount, $"{submittedCount} metrics were submitted, {SettledCount} were settled.");
}
