namespace AomTools.Delivery;

/// <summary>The end of a delivery step. All metrics of the step are settled.</summary>
internal enum DeliveryEnd
{
    /// <summary>The step completed.</summary>
    Completed,

    /// <summary>AOM rejected the credential: every later request would fail in the same way.</summary>
    CredentialRejected,

    /// <summary>The run was stopped.</summary>
    Stopped,
}
