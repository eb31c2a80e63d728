namespace AomTools.Identity;

/// <summary>A credential provider, and the region, project and IAM endpoint from the same place.</summary>
internal sealed class ResolvedCredential(ICredentialProvider provider)
{
    public ICredentialProvider Provider { get; } = provider;

    public string? Region { get; init; }

    public string? ProjectId { get; init; }

    public string? IamEndpoint { get; init; }
}
