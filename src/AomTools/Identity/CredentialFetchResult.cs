using AomTools.Http;

namespace AomTools.Identity;

/// <summary>What an issuer of credentials answered: one, or why not, and whether asking again is useless.</summary>
internal readonly struct CredentialFetchResult
{
    private CredentialFetchResult(ExpiringCredential? credential, ApiResponse? failure, bool isFinal)
    {
        Credential = credential;
        Failure = failure is null ? null : failure with { IsFromIssuer = true };
        IsFinal = isFinal;
    }

    public ExpiringCredential? Credential { get; }

    public ApiResponse? Failure { get; }

    /// <summary>True when the login itself was refused: accounts lock after a few.</summary>
    public bool IsFinal { get; }

    public static CredentialFetchResult FromCredential(ExpiringCredential credential) => new(credential, null, isFinal: false);

    public static CredentialFetchResult Rejected(ApiResponse response) => new(null, response, isFinal: true);

    /// <summary>True if the issuer responded with something that cannot be used: asking again at once is useless.</summary>
    public bool IsUnusable { get; private init; }

    public static CredentialFetchResult Unusable(ApiResponse response) => new(null, response, isFinal: false) { IsUnusable = true };

    public static CredentialFetchResult Unavailable(ApiResponse response) => new(null, response, isFinal: false);
}
