using System;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>
/// Credentials that end and are fetched anew before they do, and once after a 401. Concurrent requests share one renewal; a login that was refused
/// is never repeated, since accounts lock.
/// </summary>
internal sealed class RefreshingCredentialProvider : ICredentialProvider
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Func<CancellationToken, Task<CredentialFetchResult>> _fetch;
    private readonly TimeSpan _margin;
    private readonly Func<DateTimeOffset> _now;
    private readonly IDisposable _secrets;
    private volatile Held? _current;
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

    /// <summary>The project that the last credential was for, where it says.</summary>
    public string? ProjectId => _current?.ProjectId;

    public async Task<CredentialResult> GetAsync(CancellationToken stop)
    {
        if (_current is Held current && IsGood(current))
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

    // The first one in fetches; those who wait for it find a newer credential than theirs and take that.
    private async Task<CredentialResult> FetchAsync(Credential? former, CancellationToken stop)
    {
        await _gate.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            if (_current is Held newer && newer.Credential != former && IsGood(newer))
            {
                return CredentialResult.FromCredential(newer.Credential);
            }

            bool remembered = _rejected is not null && (_pausedUntil == default || _now() < _pausedUntil);
            return remembered ? CredentialResult.Failed(_rejected!) : Keep(await _fetch(stop).ConfigureAwait(false));
        }
        finally
        {
            _gate.Release();
        }
    }

    private CredentialResult Keep(CredentialFetchResult fetched)
    {
        DateTimeOffset now = _now();
        if (fetched.Credential is ExpiringCredential credential)
        {
            // The former one is not wiped: a request that is being signed may still hold it, and it ends by itself.
            _current = new Held(credential, RefreshTime.From(credential.ExpiresAt, now, _margin));
            _rejected = null;
            return CredentialResult.FromCredential(credential.Credential);
        }

        _rejected = fetched.IsFinal || fetched.IsUnusable ? fetched.Failure : null;
        _pausedUntil = fetched.IsUnusable ? now + RefreshTime.Interval : default;
        if (fetched.IsFinal || _current?.ExpiresAt is not DateTimeOffset end || end <= now)
        {
            return CredentialResult.Failed(fetched.Failure!);
        }

        // Near its end, but not past it, the former one still serves while the issuer is unavailable.
        _current = new Held(_current.Source, now + RefreshTime.Interval);
        return CredentialResult.FromCredential(_current.Credential);
    }

    private bool IsGood(Held held) => held.RefreshAt is null || held.RefreshAt > _now();

    private sealed class Held(ExpiringCredential source, DateTimeOffset? refreshAt)
    {
        public ExpiringCredential Source => source;

        public Credential Credential => source.Credential;

        public DateTimeOffset? ExpiresAt => source.ExpiresAt;

        public string? ProjectId => source.ProjectId;

        public DateTimeOffset? RefreshAt => refreshAt;
    }
}
