using AomTools.Delivery;
using AomTools.Http;

namespace AomTools.Benchmarks.Service;

/// <summary>Ignores all notifications of delivery.</summary>
internal sealed class NullDeliveryObserver : IDeliveryObserver
{
    public void OnAttempt(AttemptNotice notice)
    {
    }

    public void OnSettled(Settlement settlement)
    {
    }

    public void OnWarning(string message)
    {
    }
}
