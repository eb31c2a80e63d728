using System;
using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Identity;

/// <summary>Where credentials come from: given once, or renewed before they end. One source serves all concurrent requests of a connection.</summary>
internal interface ICredentialProvider : IDisposable
{
    /// <summary>How this connection signs in, as a user sees it.</summary>
    AomAuthenticationType AuthenticationType { get; }

    /// <summary>The masked public part, or null.</summary>
    string? Identifier { get; }

    /// <summary>True if a rejected credential can be replaced.</summary>
    bool CanRefresh { get; }

    /// <summary>A credential that is good now, or why none can be had.</summary>
    Task<CredentialResult> GetAsync(CancellationToken stop);

    /// <summary>Called after a 401: gives true when a newer credential than <paramref name="rejected"/> can be had, once.</summary>
    Task<bool> TryRefreshAsync(Credential rejected, CancellationToken stop);
}
