namespace AomTools.Identity;

/// <summary>A way in that was found: the source of credentials, and the region, project and address of IAM that came with it.</summary>
internal sealed class ResolvedCredential(ICredentialProvider provider)
{
    public ICredentialProvider Provider { get; } = provider;

    public string? Region { get; init; }

    public string? ProjectId { get; init; }

    public string? IamEndpoint { get; init; }
}
