namespace AomTools.Identity;

/// <summary>A credential provider with the region, project and IAM endpoint from its source.</summary>
internal sealed class ResolvedCredential(ICredentialProvider provider)
{
    public ICredentialProvider Provider { get; } = provider;

    public string? Region { get; init; }

    public string? ProjectId { get; init; }

    public string? IamEndpoint { get; init; }
}
