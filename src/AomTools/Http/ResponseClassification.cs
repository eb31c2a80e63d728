namespace AomTools.Http;

/// <summary>The meaning of a response for the metrics of a request.</summary>
internal enum ResponseClassification
{
    /// <summary>AOM stored them.</summary>
    Accepted,

    /// <summary>The same request may succeed later.</summary>
    Retry,

    /// <summary>AOM will never store this content. A part of it may be valid.</summary>
    Rejected,

    /// <summary>AOM rejects the collect times. After a lost response, AOM may already hold the metrics.</summary>
    RejectedForTime,

    /// <summary>The body is too large for AOM or for a proxy. A smaller one may pass.</summary>
    TooLarge,

    /// <summary>Waiting does not help, and nothing is known about the metrics: the response is not AOM's, or AOM is unreachable this way.</summary>
    Undeliverable,

    /// <summary>The credential was rejected (401). A token may be refreshed.</summary>
    Unauthorized,

    /// <summary>The credential is valid but lacks the permission (403).</summary>
    Forbidden,
}
