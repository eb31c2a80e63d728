using System;
using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Identity;

/// <summary>Supplies the credential for all concurrent requests of a connection.</summary>
internal interface ICredentialProvider : IDisposable
{
    AomAuthenticationType AuthenticationType { get; }

    /// <summary>The masked public part; null if there is none.</summary>
    string? Identifier { get; }

    /// <summary>True if a rejected credential can be replaced.</summary>
    bool CanRefresh { get; }

    /// <summary>Returns a valid credential, or the failure.</summary>
    Task<CredentialResult> GetAsync(CancellationToken stop);

    /// <summary>Replaces a rejected credential; returns true if a newer one than <paramref name="rejected"/> is available.</summary>
    Task<bool> TryRefreshAsync(Credential rejected, CancellationToken stop);
}
