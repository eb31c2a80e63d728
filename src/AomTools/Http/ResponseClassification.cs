namespace AomTools.Http;

/// <summary>The meaning of a response for the metrics of a request.</summary>
internal enum ResponseClassification
{
    /// <summary>AOM stored the metrics.</summary>
    Accepted,

    /// <summary>The same request may succeed later.</summary>
    Retry,

    /// <summary>AOM will never store this content, but a part of it may be valid.</summary>
    Rejected,

    /// <summary>AOM rejects the collect times. After a lost response, AOM may already hold the metrics.</summary>
    RejectedForTime,

    /// <summary>The body is too large for AOM or for a proxy. A smaller body may be accepted.</summary>
    TooLarge,

    /// <summary>Waiting does not help, and nothing is known about the metrics: something other than AOM responded, or AOM is unreachable this way.</summary>
    Undeliverable,

    /// <summary>The credential was rejected (401). A token may be refreshed.</summary>
    Unauthorized,

    /// <summary>The credential is valid but lacks the permission (403).</summary>
    Forbidden,
}
