using System;
using System.Threading;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>The admission of one request by the credential gate. Disposing it admits the next request.</summary>
internal sealed class CredentialAdmission(CredentialState? found, SemaphoreSlim? single) : IDisposable
{
    private SemaphoreSlim? _single = single;

    /// <summary>The state of the credential at the gate; null if AOM had not decided yet.</summary>
    public CredentialState? Found { get; } = found;

    /// <summary>True if no other request may be in flight.</summary>
    public bool IsSingle { get; } = single is not null;

    /// <summary>The remembered response if AOM rejected the credential, so that nothing may be sent.</summary>
    public ApiResponse? Rejection => IsSingle ? null : Found?.Rejection;

    public void Dispose() => Interlocked.Exchange(ref _single, null)?.Release();
}
