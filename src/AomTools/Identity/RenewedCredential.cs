using System;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Transport;

namespace AomTools.Identity;

/// <summary>
/// Credentials that end and are fetched anew before they do, and once after a 401. Concurrent requests share one renewal; a login that was refused
/// is never repeated, since accounts lock.
/// </summary>
internal sealed class RenewedCredential : ICredentialSource
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Func<CancellationToken, Task<CredentialGrant>> _fetch;
    private readonly TimeSpan _margin;
    private readonly Func<DateTimeOffset> _now;
    private readonly IDisposable _secrets;
    private volatile TimedCredential? _current;
    private volatile AomReply? _refused;

    public RenewedCredential(string kind, Func<CancellationToken, Task<CredentialGrant>> fetch, TimeSpan margin, Func<DateTimeOffset> now, IDisposable secrets)
    {
        Kind = kind;
        _fetch = fetch;
        _margin = margin;
        _now = now;
        _secrets = secrets;
    }

    public string Kind { get; }

    public string? Identifier => _current?.Credential.Identifier is string id ? Redaction.Mask(id) : null;

    /// <summary>The project that the last credential was for, where it says.</summary>
    public string? ProjectId => _current?.ProjectId;

    public async Task<CredentialOutcome> GetAsync(CancellationToken stop)
    {
        if (IsGood(_current))
        {
            return CredentialOutcome.Of(_current!.Credential);
        }

        return await FetchAsync(_current?.Credential, stop).ConfigureAwait(false);
    }

    public async Task<bool> RenewAsync(Credential refused, CancellationToken stop) =>
        (await FetchAsync(refused, stop).ConfigureAwait(false)).Credential is Credential other && other != refused;

    public void Dispose()
    {
        _current?.Credential.Dispose();
        _secrets.Dispose();
    }

    // The first one in fetches; those who wait for it find a newer credential than theirs and take that.
    private async Task<CredentialOutcome> FetchAsync(Credential? former, CancellationToken stop)
    {
        await _gate.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            if (_current is TimedCredential newer && newer.Credential != former && IsGood(newer))
            {
                return CredentialOutcome.Of(newer.Credential);
            }

            return _refused is not null ? CredentialOutcome.Failed(_refused) : Keep(await _fetch(stop).ConfigureAwait(false));
        }
        finally
        {
            _gate.Release();
        }
    }

    private CredentialOutcome Keep(CredentialGrant grant)
    {
        if (grant.Credential is not null)
        {
            // The former one is not wiped: a request that is being signed may still hold it, and it ends by itself.
            _current = grant.Credential;
            return CredentialOutcome.Of(grant.Credential.Credential);
        }

        _refused = grant.IsFinal ? grant.Failure : null;

        // Near its end, but not past it, the former one still serves while the issuer is away.
        return !grant.IsFinal && _current?.ExpiresAt > _now() ? CredentialOutcome.Of(_current.Credential) : CredentialOutcome.Failed(grant.Failure!);
    }

    private bool IsGood(TimedCredential? credential) => credential is not null && (credential.ExpiresAt is null || credential.ExpiresAt > _now() + _margin);
}
