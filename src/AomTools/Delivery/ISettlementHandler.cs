namespace AomTools.Delivery;

/// <summary>Receives every outcome of delivery, from any thread.</summary>
internal interface ISettlementHandler
{
    /// <summary>Handles the outcome of metrics; called once per metric.</summary>
    void OnSettled(Settlement settlement);
}
