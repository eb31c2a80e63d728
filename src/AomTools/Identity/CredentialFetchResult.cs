using AomTools.Http;

namespace AomTools.Identity;

/// <summary>The result of a credential issuer: a credential, or the failure and whether a retry is useless.</summary>
internal sealed class CredentialFetchResult
{
    private CredentialFetchResult(ExpiringCredential? credential, ApiResponse? failure, bool isFinal)
    {
        Credential = credential;
        Failure = failure is null ? null : failure with { IsFromIssuer = true };
        IsFinal = isFinal;
    }

    public ExpiringCredential? Credential { get; }

    public ApiResponse? Failure { get; }

    /// <summary>True if the issuer rejected the login. Repeated failures lock accounts.</summary>
    public bool IsFinal { get; }

    public static CredentialFetchResult FromCredential(ExpiringCredential credential) => new(credential, null, isFinal: false);

    public static CredentialFetchResult Rejected(ApiResponse response) => new(null, response, isFinal: true);

    /// <summary>True if the response cannot be used, so that an immediate retry is useless.</summary>
    public bool IsUnusable { get; private init; }

    public static CredentialFetchResult Unusable(ApiResponse response) => new(null, response, isFinal: false) { IsUnusable = true };

    public static CredentialFetchResult Unavailable(ApiResponse response) => new(null, response, isFinal: false);
}
