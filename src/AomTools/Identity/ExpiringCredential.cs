using System;

namespace AomTools.Identity;

/// <summary>A credential with an end, and what came with it: the project that a token is for.</summary>
internal sealed class ExpiringCredential(Credential credential, DateTimeOffset? expiresAt, string? projectId)
{
    public Credential Credential { get; } = credential;

    public DateTimeOffset? ExpiresAt { get; } = expiresAt;

    public string? ProjectId { get; } = projectId;
}
