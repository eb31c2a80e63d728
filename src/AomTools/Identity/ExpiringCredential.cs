using System;

namespace AomTools.Identity;

/// <summary>A credential, its expiry, and the project of a token.</summary>
internal sealed class ExpiringCredential(Credential credential, DateTimeOffset? expiresAt, string? projectId)
{
    public Credential Credential { get; } = credential;

    public DateTimeOffset? ExpiresAt { get; } = expiresAt;

    public string? ProjectId { get; } = projectId;
}
