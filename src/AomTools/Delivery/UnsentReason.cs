namespace AomTools.Delivery;

/// <summary>The reason and the text for metrics that are not sent because of how a run ended.</summary>
internal static class UnsentReason
{
    public static SettlementReason From(DeliveryEnd end) =>
        end == DeliveryEnd.CredentialRejected ? SettlementReason.CredentialRejected : SettlementReason.Stopped;

    public static string GetText(DeliveryEnd end) => end == DeliveryEnd.CredentialRejected ? Strings.NotTried : Strings.NotSentStopped;

    /// <summary>Converts the reason for unsent metrics to the end of a delivery.</summary>
    public static DeliveryEnd GetEnd(SettlementReason? reason) => reason switch
    {
        SettlementReason.Stopped => DeliveryEnd.Stopped,
        SettlementReason.CredentialRejected => DeliveryEnd.CredentialRejected,
        _ => DeliveryEnd.Completed,
    };
}
