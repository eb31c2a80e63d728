using AomTools.Transport;

namespace AomTools.Identity;

/// <summary>What an issuer of credentials answered: one, or why not, and whether asking again is useless.</summary>
internal readonly struct CredentialGrant
{
    private CredentialGrant(TimedCredential? credential, AomReply? failure, bool isFinal)
    {
        Credential = credential;
        Failure = failure;
        IsFinal = isFinal;
    }

    public TimedCredential? Credential { get; }

    public AomReply? Failure { get; }

    /// <summary>True when the login itself was refused: accounts lock after a few.</summary>
    public bool IsFinal { get; }

    public static CredentialGrant Of(TimedCredential credential) => new(credential, null, isFinal: false);

    public static CredentialGrant Refused(AomReply reply) => new(null, reply, isFinal: true);

    public static CredentialGrant Unavailable(AomReply reply) => new(null, reply, isFinal: false);
}
