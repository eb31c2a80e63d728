
namespace AomTools.Delivery;

/// <summary>Where delivery tells what happens, from whatever thread it happens on.</summary>
internal interface IDeliveryObserver
{
    /// <summary>An attempt was made.</summary>
    void OnAttempt(AttemptNotice notice);

    /// <summary>A batch, or a part of one, is settled.</summary>
    void OnSettled(DeliveryOutcome outcome);

    /// <summary>Something that the user should know, once a run.</summary>
    void OnWarning(string message);
}
