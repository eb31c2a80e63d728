using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Identity;

/// <summary>Supplies an access key or token that cannot be refreshed.</summary>
internal sealed class StaticCredentialProvider(AomAuthenticationType authenticationType, Credential credential) : ICredentialProvider
{
    public static StaticCredentialProvider FromAccessKey(string accessKeyId, SecretText secretKey, SecretText? securityToken) => new(
        securityToken is null ? AomAuthenticationType.AccessKey : AomAuthenticationType.TemporaryAccessKey,
        new AccessKeyCredential(CredentialCheck.Trim(accessKeyId), secretKey, securityToken));

    public static StaticCredentialProvider FromToken(SecretText token) => new(AomAuthenticationType.Token, new TokenCredential(token));

    public AomAuthenticationType AuthenticationType => authenticationType;

    public string? Identifier => credential.Identifier is string id ? AccessKeyFormat.Mask(id) : null;

    public bool CanRefresh => false;

    public CredentialProblem Problem => credential.Problem;

    public Task<CredentialResult> GetAsync(CancellationToken stop) => Task.FromResult(CredentialResult.FromCredential(credential));

    public Task<bool> TryRefreshAsync(Credential rejected, CancellationToken stop) => Task.FromResult(false);

    public void Dispose() => credential.Dispose();
}
