namespace AomTools.Delivery;

/// <summary>The reason for the outcome of metrics.</summary>
internal enum SettlementReason
{
    /// <summary>AOM accepted the request.</summary>
    Stored,

    /// <summary>An earlier attempt stored them, but its response was lost.</summary>
    StoredEarlier,

    /// <summary>AOM rejected the data.</summary>
    DataRejected,

    /// <summary>The response to an attempt was lost, and it is unknown whether AOM holds these metrics.</summary>
    ResponseLost,

    /// <summary>No attempt succeeded.</summary>
    RetriesExhausted,

    /// <summary>No attempt was made, because AOM was unavailable shortly before.</summary>
    NotAttempted,

    /// <summary>Something other than AOM responded.</summary>
    NotAom,

    /// <summary>Even a body with this one metric is too large.</summary>
    BodyTooLarge,

    /// <summary>AOM rejected the credential.</summary>
    CredentialRejected,

    /// <summary>The run was stopped.</summary>
    Stopped,

    /// <summary>Older metrics in the spool are sent first.</summary>
    QueuedBehind,

    /// <summary>An older metric of the series is undelivered.</summary>
    BehindInSeries,

    /// <summary>AOM fails on these metrics while it accepts others.</summary>
    SeriesFailing,

    /// <summary>The metrics are too old for AOM.</summary>
    TooOld,
}
