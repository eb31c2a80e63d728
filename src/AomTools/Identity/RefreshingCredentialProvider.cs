using System;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>Refreshes a credential before its expiry and once after a 401. Concurrent requests share a fetch; a rejected login is never repeated.</summary>
internal sealed class RefreshingCredentialProvider : ICredentialProvider
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Func<CancellationToken, Task<CredentialFetchResult>> _fetch;
    private readonly TimeSpan _margin;
    private readonly Func<DateTimeOffset> _now;
    private readonly IDisposable _secrets;
    private volatile FetchedCredential? _current;
    private volatile ApiResponse? _rejected;
    private DateTimeOffset _pausedUntil;

    public RefreshingCredentialProvider(AomAuthenticationType authenticationType, Func<CancellationToken, Task<CredentialFetchResult>> fetch, TimeSpan margin, Func<DateTimeOffset> now, IDisposable secrets)
    {
        AuthenticationType = authenticationType;
        _fetch = fetch;
        _margin = margin;
        _now = now;
        _secrets = secrets;
    }

    public AomAuthenticationType AuthenticationType { get; }

    public string? Identifier => _current?.Credential.Identifier is string id ? AccessKeyFormat.Mask(id) : null;

    public bool CanRefresh => true;

    /// <summary>The project of the current credential, if known.</summary>
    public string? ProjectId => _current?.ProjectId;

    public async Task<CredentialResult> GetAsync(CancellationToken stop)
    {
        if (_current is FetchedCredential current && IsGood(current))
        {
            return CredentialResult.FromCredential(current.Credential);
        }

        return await FetchAsync(_current?.Credential, stop).ConfigureAwait(false);
    }

    public async Task<bool> TryRefreshAsync(Credential rejected, CancellationToken stop) =>
        (await FetchAsync(rejected, stop).ConfigureAwait(false)).Credential is Credential other && other != rejected;

    public void Dispose()
    {
        _current?.Credential.Dispose();
        _secrets.Dispose();
    }

    // One request fetches. The requests that waited use its newer credential.
    private async Task<CredentialResult> FetchAsync(Credential? previous, CancellationToken stop)
    {
        await _gate.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            if (_current is FetchedCredential newer && newer.Credential != previous && IsGood(newer))
            {
                return CredentialResult.FromCredential(newer.Credential);
            }

            bool remembered = _rejected is not null && (_pausedUntil == default || _now() < _pausedUntil);
            return remembered ? CredentialResult.Failed(_rejected!) : Store(await _fetch(stop).ConfigureAwait(false));
        }
        finally
        {
            _gate.Release();
        }
    }

    private CredentialResult Store(CredentialFetchResult fetched)
    {
        DateTimeOffset now = _now();
        if (fetched.Credential is ExpiringCredential credential)
        {
            // The previous credential is not wiped: a request may still be signing with it, and it expires anyway.
            _current = new FetchedCredential(credential, RefreshTime.From(credential.ExpiresAt, now, _margin));
            _rejected = null;
            return CredentialResult.FromCredential(credential.Credential);
        }

        _rejected = fetched.IsFinal || fetched.IsUnusable ? fetched.Failure : null;
        _pausedUntil = fetched.IsUnusable ? now + RefreshTime.Interval : default;
        if (fetched.IsFinal || _current?.ExpiresAt is not DateTimeOffset end || end <= now)
        {
            return CredentialResult.Failed(fetched.Failure!);
        }

        // The previous credential is valid until its expiry, even if the issuer is unavailable.
        _current = new FetchedCredential(_current.Source, now + RefreshTime.Interval);
        return CredentialResult.FromCredential(_current.Credential);
    }

    private bool IsGood(FetchedCredential fetched) => fetched.RefreshAt is null || fetched.RefreshAt > _now();

    private sealed class FetchedCredential(ExpiringCredential source, DateTimeOffset? refreshAt)
    {
        public ExpiringCredential Source => source;

        public Credential Credential => source.Credential;

        public DateTimeOffset? ExpiresAt => source.ExpiresAt;

        public string? ProjectId => source.ProjectId;

        public DateTimeOffset? RefreshAt => refreshAt;
    }
}
