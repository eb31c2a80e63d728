namespace AomTools.Delivery;

/// <summary>The one way by which outcomes leave delivery. Called from any thread.</summary>
internal interface ISettlementHandler
{
    /// <summary>Handles the outcome of metrics; called once per metric.</summary>
    void OnSettled(Settlement settlement);
}
