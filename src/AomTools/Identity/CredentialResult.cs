using AomTools.Http;

namespace AomTools.Identity;

/// <summary>A credential, or the response that explains why there is none.</summary>
internal sealed class CredentialResult
{
    private CredentialResult(Credential? credential, ApiResponse? failure)
    {
        Credential = credential;
        Failure = failure;
    }

    public Credential? Credential { get; }

    public ApiResponse? Failure { get; }

    public static CredentialResult FromCredential(Credential credential) => new(credential, null);

    public static CredentialResult Failed(ApiResponse failure) => new(null, failure);
}
