using System;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>Admits authenticated requests: one at a time until AOM accepts the credential, and none after a rejection, because failures lock keys.</summary>
internal sealed class CredentialGate(Func<TimeProvider> timeProvider) : IDisposable
{
    private readonly object _lock = new();
    private readonly SemaphoreSlim _single = new(1, 1);
    private CredentialState? _state;
    private Credential? _replaced;
    private CredentialState? _denial;

    /// <summary>True once AOM has accepted the credential.</summary>
    public bool IsVerified => Current is { Rejection: null };

    private CredentialState? Current => Volatile.Read(ref _state) is { IsCurrent: true } state ? state : null;

    /// <summary>Waits until one request is admitted. A probe ignores an existing rejection, but not one that was recorded while it waited.</summary>
    public async Task<CredentialAdmission> EnterAsync(bool isProbe, CancellationToken stop)
    {
        CredentialState? found = Current;
        if (Admit(found, isProbe ? found : null) is CredentialAdmission admission)
        {
            return admission;
        }

        CredentialState? denial = Volatile.Read(ref _denial);
        await _single.WaitAsync(stop).ConfigureAwait(false);
        CredentialState? newDenial = Volatile.Read(ref _denial);
        if (Admit(newDenial == denial ? Current : newDenial, isProbe ? found : null) is CredentialAdmission later)
        {
            _single.Release();
            return later;
        }

        return new CredentialAdmission(found, _single);
    }

    /// <summary>Records that AOM accepted the credential of an admitted request.</summary>
    public void RecordAccepted(CredentialAdmission admission, Credential credential)
    {
        lock (_lock)
        {
            // The request was sent before the more recent rejection.
            if (_state?.Rejection is not null && _state != admission.Found)
            {
                return;
            }

            _state = new CredentialState(null, timeProvider());
            _replaced = credential == _replaced ? _replaced : null;
        }
    }

    /// <summary>Records that AOM rejected the credential. No request is admitted until a probe is accepted.</summary>
    public void RecordRejected(ApiResponse response)
    {
        lock (_lock)
        {
            _state = new CredentialState(response, timeProvider());
        }
    }

    /// <summary>Records that the credential lacks the permission. Waiting requests fail in the same way; later ones may try again.</summary>
    public void RecordDenied(ApiResponse response) => Volatile.Write(ref _denial, new CredentialState(response, timeProvider()));

    /// <summary>True if a rejected credential may be replaced. A second replacement requires that AOM accepted the first. Requests are then sent one at a time again.</summary>
    public bool TryBeginRefresh(Credential rejected)
    {
        lock (_lock)
        {
            if (_state?.Rejection is not null || (_replaced is not null && _replaced != rejected))
            {
                return false;
            }

            _replaced = rejected;
            _state = null;
            return true;
        }
    }

    /// <summary>Waits until no other request of an unverified credential is in flight, unless the admission already ensures that.</summary>
    public async Task<IDisposable> EnterSingleAsync(CredentialAdmission admission, CancellationToken stop)
    {
        if (!admission.IsSingle)
        {
            await _single.WaitAsync(stop).ConfigureAwait(false);
            return new CredentialAdmission(null, _single);
        }

        return NullDisposable.ToDispose;
    }

    public void Dispose() => _single.Dispose();

    private static CredentialAdmission? Admit(CredentialState? state, CredentialState? passed) =>
        state is null || state == passed && state.Rejection is not null ? null
        : new CredentialAdmission(state, null);
}
