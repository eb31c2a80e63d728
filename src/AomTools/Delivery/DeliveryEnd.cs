namespace AomTools.Delivery;

/// <summary>How a step of delivery ended. All its metrics are settled in any case.</summary>
internal enum DeliveryEnd
{
    /// <summary>It went through to its end.</summary>
    Completed,

    /// <summary>The credential was rejected: every later request would fail alike.</summary>
    CredentialRejected,

    /// <summary>The run was stopped.</summary>
    Stopped,
}
