using AomTools.Transport;

namespace AomTools.Identity;

/// <summary>A credential, or the reply that stands for why there is none.</summary>
internal readonly struct CredentialOutcome
{
    private CredentialOutcome(Credential? credential, AomReply? failure)
    {
        Credential = credential;
        Failure = failure;
    }

    public Credential? Credential { get; }

    public AomReply? Failure { get; }

    public static CredentialOutcome Of(Credential credential) => new(credential, null);

    public static CredentialOutcome Failed(AomReply failure) => new(null, failure);
}
