using System.Threading;
using AomTools.Delivery;
using AomTools.Http;

namespace AomTools.Benchmarks.Spooling;

/// <summary>Counts accepted metrics.</summary>
internal sealed class AcceptedCounter : IDeliveryObserver
{
    private long _accepted;

    public long Accepted => Interlocked.Read(ref _accepted);

    public void OnAttempt(AttemptNotice notice)
    {
    }

    public void OnSettled(Settlement settlement) => Interlocked.Add(ref _accepted, settlement.Status == AomSendStatus.Accepted ? settlement.MetricCount : 0);

    public void OnWarning(string message)
    {
    }
}
