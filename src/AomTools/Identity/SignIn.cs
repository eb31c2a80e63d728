namespace AomTools.Identity;

/// <summary>A way in that was found: the source of credentials, and the region, project and address of IAM that came with it.</summary>
internal sealed class SignIn(ICredentialSource source)
{
    public ICredentialSource Source { get; } = source;

    public string? Region { get; init; }

    public string? ProjectId { get; init; }

    public string? IamEndpoint { get; init; }
}
