using AomTools.Delivery;
using AomTools.Transport;

namespace AomTools.Benchmarks.Service;

/// <summary>Hears what delivery tells and keeps none of it.</summary>
internal sealed class NoSink : IDeliverySink
{
    public void Attempted(AttemptNotice notice)
    {
    }

    public void Settled(DeliveryOutcome outcome)
    {
    }

    public void Warned(string message)
    {
    }
}
