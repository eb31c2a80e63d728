using AomTools.Http;

namespace AomTools.Delivery;

/// <summary>Observes a run. Its methods are called from any thread.</summary>
internal interface IDeliveryObserver : ISettlementHandler
{
    /// <summary>Called when an attempt was made.</summary>
    void OnAttempt(AttemptNotice notice);

    /// <summary>Called with a warning for the user, once per run.</summary>
    void OnWarning(string message);
}
