using AomTools.Http;

namespace AomTools.Identity;

/// <summary>The outcome of one authenticated request, without the secrets of its credential.</summary>
internal sealed record AuthenticatedResponse(ApiResponse Response)
{
    /// <summary>True if a request was sent; false for a remembered rejection, a missing credential or a closed connection.</summary>
    public bool IsSent { get; init; }

    /// <summary>True if AOM rejected the credential and a new one is available, so that the request can be sent again.</summary>
    public bool IsRefreshed { get; init; }

    /// <summary>The text that was signed, redacted; null unless AOM rejected a signature.</summary>
    public string? CanonicalRequest { get; init; }

    /// <summary>The meaning of the response. A closed connection has no credential, so every later request ends in the same way.</summary>
    public ResponseClassification Classification => Response.Failure == TransportError.ConnectionClosed
        ? ResponseClassification.Unauthorized
        : ResponseClassifier.Classify(Response);
}
