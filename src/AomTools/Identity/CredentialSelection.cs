using System;

namespace AomTools.Identity;

/// <summary>The result of a selection: everything that a connection needs, or the failure.</summary>
internal sealed class CredentialSelection
{
    public ICredentialProvider? Provider { get; init; }

    public string? Region { get; init; }

    public Uri? Endpoint { get; init; }

    public string? ProjectId { get; init; }

    /// <summary>True if the access key ID and the secret key look swapped, which only causes a warning.</summary>
    public bool LooksSwapped { get; init; }

    /// <summary>The failure; null if the selection succeeded.</summary>
    public ConnectFailure? Failure { get; init; }

    public static CredentialSelection Failed(ConnectFailure failure, bool looksSwapped = false) => new() { Failure = failure, LooksSwapped = looksSwapped };
}
