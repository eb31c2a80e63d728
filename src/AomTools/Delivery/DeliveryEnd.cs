namespace AomTools.Delivery;

/// <summary>The end of a step of delivery, whose metrics are all settled.</summary>
internal enum DeliveryEnd
{
    /// <summary>The step completed.</summary>
    Completed,

    /// <summary>The credential was rejected: every later request would fail alike.</summary>
    CredentialRejected,

    /// <summary>The run was stopped.</summary>
    Stopped,
}
