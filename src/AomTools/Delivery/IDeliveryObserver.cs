using AomTools.Http;

namespace AomTools.Delivery;

/// <summary>Is notified of what happens in a run. Called from any thread.</summary>
internal interface IDeliveryObserver : ISettlementHandler
{
    /// <summary>An attempt was made.</summary>
    void OnAttempt(AttemptNotice notice);

    /// <summary>The user should know something, once per run.</summary>
    void OnWarning(string message);
}
