using System;

namespace AomTools.Identity;

/// <summary>The user's input for a connection, as text. Without a credential, the default credential chain is searched.</summary>
internal sealed class ConnectionSettings : IDisposable
{
    public string? Region { get; init; }

    public string? ProjectId { get; init; }

    public string? Endpoint { get; init; }

    public string? IamEndpoint { get; init; }

    public string? MetadataEndpoint { get; init; }

    /// <summary>An access key or a token.</summary>
    public StaticCredentialProvider? Static { get; init; }

    /// <summary>An IAM user; the project may be missing.</summary>
    public IamTokenRequest? IamUser { get; init; }

    /// <summary>True to use only the agency of this ECS.</summary>
    public bool EcsAgency { get; init; }

    /// <summary>Wipes the secrets if no connection is created.</summary>
    public void Dispose()
    {
        Static?.Dispose();
        IamUser?.Dispose();
    }
}
