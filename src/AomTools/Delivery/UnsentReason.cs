namespace AomTools.Delivery;

/// <summary>The reason and the text for metrics that are not sent because of how a run ended.</summary>
internal static class UnsentReason
{
    public static SettlementReason From(DeliveryEnd end) =>
        end == DeliveryEnd.CredentialRejected ? SettlementReason.CredentialRejected : SettlementReason.Stopped;

    public static string GetText(DeliveryEnd end) => end == DeliveryEnd.CredentialRejected ? Strings.NotTried : Strings.NotSentStopped;

    /// <summary>Returns the end of a batch's delivery for a reason.</summary>
    public static DeliveryEnd GetEnd(SettlementReason? reason) => reason switch
    {
        SettlementReason.Stopped => DeliveryEnd.Stopped,
        SettlementReason.CredentialRejected => DeliveryEnd.CredentialRejected,
        _ => DeliveryEnd.Completed,
    };
}
