using AomTools.Transport;

namespace AomTools.Delivery;

/// <summary>Where delivery tells what happens, from whatever thread it happens on.</summary>
internal interface IDeliverySink
{
    /// <summary>An attempt was made.</summary>
    void Attempted(AttemptNotice notice);

    /// <summary>A batch, or a part of one, is settled.</summary>
    void Settled(DeliveryOutcome outcome);

    /// <summary>Something that the user should know, once a run.</summary>
    void Warned(string message);
}
