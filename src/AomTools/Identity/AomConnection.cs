using System;
using System.Net.Http;
using System.Threading;
using AomTools.Identity;

namespace AomTools;

/// <summary>
/// Who sends, and where to. Thread-safe: pass it as -Connection to parallel runspaces through $using:. It shows no secret in any form;
/// Disconnect-Aom wipes what it holds.
/// </summary>
public sealed class AomConnection
{
    // AOM takes signatures of up to 15 minutes off.
    private static readonly TimeSpan s_skewMax = TimeSpan.FromMinutes(1);

    private readonly ICredentialProvider _provider;
    private readonly HttpMessageInvoker _client;
    private int _closed;
    private CredentialVerification? _verification;

    internal AomConnection(string name, string? region, Uri endpoint, string projectId, ICredentialProvider provider, HttpMessageInvoker client)
    {
        Name = name;
        Region = region;
        Endpoint = endpoint;
        ProjectId = projectId;
        ConnectedAt = DateTimeOffset.Now;
        _provider = provider;
        _client = client;
    }

    /// <summary>The name it goes by in this session.</summary>
    public string Name { get; }

    /// <summary>The region, where one was given or found; null with an address alone.</summary>
    public string? Region { get; }

    /// <summary>The address of AOM.</summary>
    public Uri Endpoint { get; }

    /// <summary>The project that takes the points.</summary>
    public string ProjectId { get; }

    /// <summary>The kind of credential.</summary>
    public AomAuthenticationType Authentication => _provider.AuthenticationType;

    /// <summary>The access key id, masked; null where there is none.</summary>
    public string? AccessKeyId => _provider.Identifier;

    /// <summary>When the connection was made.</summary>
    public DateTimeOffset ConnectedAt { get; }

    /// <summary>True until Disconnect-Aom forgets it.</summary>
    public bool IsConnected => Volatile.Read(ref _closed) == 0;

    internal ICredentialProvider Credentials => _provider;

    internal HttpMessageInvoker Client => _client;

    /// <summary>True where a proxy was given: what fails on the way may then be the proxy's.</summary>
    internal bool HasProxy { get; init; }

    /// <summary>
    /// True once the service has accepted the credential: until then one request at a time is sent, since several failures lock a key. A clock that
    /// was set since then takes it back: all signatures may be wrong from there on.
    /// </summary>
    internal bool IsCredentialVerified => Volatile.Read(ref _verification) is CredentialVerification verification && verification.Skew(TimeProvider).Duration() < s_skewMax;

    /// <summary>The clock of all that uses the connection.</summary>
    internal TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the jitter of retries starts; null for another start in each run.</summary>
    internal int? RandomSeed { get; init; }

    /// <summary>Name, address and project.</summary>
    public override string ToString() => $"{Name} ({Endpoint.Authority}, {ProjectId})";

    /// <summary>Notes whether the service accepted the credential just now.</summary>
    internal void RecordAuthentication(bool accepted) =>
        Volatile.Write(ref _verification, accepted ? new CredentialVerification(TimeProvider.GetUtcNow(), TimeProvider.GetTimestamp()) : null);

    internal void Close()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            _provider.Dispose();
            _client.Dispose();
        }
    }

    /// <summary>When the credential was accepted, by the clock on the wall and by one that nobody sets.</summary>
    private sealed class CredentialVerification(DateTimeOffset wall, long timestamp)
    {
        public TimeSpan Skew(TimeProvider timeProvider) => timeProvider.GetUtcNow() - wall - timeProvider.GetElapsedTime(timestamp);
    }
}
