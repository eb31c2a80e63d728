using System;

namespace AomTools.Identity;

/// <summary>The outcome of a selection: everything that a connection needs, or the reason for there being none.</summary>
internal sealed class CredentialSelection
{
    public ICredentialProvider? Provider { get; init; }

    public string? Region { get; init; }

    public Uri? Endpoint { get; init; }

    public string? ProjectId { get; init; }

    /// <summary>True if access key ID and secret key look swapped, which may be right after all.</summary>
    public bool LooksSwapped { get; init; }

    /// <summary>The message for the user; null if the selection succeeded.</summary>
    public string? Problem { get; init; }

    /// <summary>The input that is wrong, if it is one.</summary>
    public string? Target { get; init; }

    public static CredentialSelection Failed(string problem, string? target = null, bool looksSwapped = false) =>
        new() { Problem = problem, Target = target, LooksSwapped = looksSwapped };
}
