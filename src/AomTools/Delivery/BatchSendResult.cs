using System.Collections.Generic;

namespace AomTools.Delivery;

/// <summary>How the delivery of a batch ended, beyond what was accepted or refused.</summary>
internal sealed class BatchSendResult
{
    /// <summary>Settled as not delivered: retries ran out, or the credential was not accepted.</summary>
    public List<AomMetric> Undelivered { get; } = [];

    /// <summary>Not settled at all, because the run was stopped or every later request would fail alike.</summary>
    public List<AomMetric> Unsettled { get; } = [];

    /// <summary>True when every later request would fail alike.</summary>
    public bool IsCredentialRejected { get; set; }

    /// <summary>True when the run was stopped.</summary>
    public bool IsStopped { get; set; }

    /// <summary>True when the service accepted the credential: it took or refused values.</summary>
    public bool IsCredentialAccepted { get; set; }
}
