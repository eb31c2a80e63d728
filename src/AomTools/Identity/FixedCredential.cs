using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Identity;

/// <summary>A credential that was given once and cannot be renewed: an access key pair or a token.</summary>
internal sealed class FixedCredential(string kind, Credential credential) : ICredentialSource
{
    public string Kind => kind;

    public string? Identifier => credential.Identifier is string id ? Redaction.Mask(id) : null;

    public KeyFlaw Flaw => credential.Flaw;

    public Task<CredentialOutcome> GetAsync(CancellationToken stop) => Task.FromResult(CredentialOutcome.Of(credential));

    public Task<bool> RenewAsync(Credential refused, CancellationToken stop) => Task.FromResult(false);

    public void Dispose() => credential.Dispose();
}
