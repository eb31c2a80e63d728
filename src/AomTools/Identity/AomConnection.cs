using System;
using System.Net.Http;
using System.Threading;
using AomTools.Identity;
using AomTools.Transport;

namespace AomTools;

/// <summary>
/// Who sends, and where to. Thread-safe: pass it as -Connection to parallel runspaces through $using:. It shows no secret in any form;
/// Disconnect-Aom wipes what it holds.
/// </summary>
public sealed class AomConnection
{
    // AOM takes signatures of up to 15 minutes off.
    private static readonly TimeSpan s_driftMax = TimeSpan.FromMinutes(1);

    private readonly ICredentialSource _source;
    private readonly HttpMessageInvoker _client;
    private int _closed;
    private Proof? _proof;

    internal AomConnection(string name, string? region, Uri endpoint, string projectId, ICredentialSource source, HttpMessageInvoker client)
    {
        Name = name;
        Region = region;
        Endpoint = endpoint;
        ProjectId = projectId;
        ConnectedAt = DateTimeOffset.Now;
        _source = source;
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

    /// <summary>How it signs in: AccessKey, TemporaryAccessKey, Token, …</summary>
    public string Authentication => _source.Kind;

    /// <summary>The access key id, masked; null where there is none.</summary>
    public string? AccessKey => _source.Identifier;

    /// <summary>When the connection was made.</summary>
    public DateTimeOffset ConnectedAt { get; }

    /// <summary>True until Disconnect-Aom forgets it.</summary>
    public bool IsConnected => Volatile.Read(ref _closed) == 0;

    internal ICredentialSource Credentials => _source;

    internal HttpMessageInvoker Client => _client;

    /// <summary>True where a proxy was given: what fails on the way may then be the proxy's.</summary>
    internal bool HasProxy { get; init; }

    /// <summary>
    /// True once the service has accepted the credential: until then one request at a time is sent, since several failures lock a key. A clock that
    /// was set since then takes it back: all signatures may be wrong from there on.
    /// </summary>
    internal bool IsProven => Volatile.Read(ref _proof) is Proof proof && proof.Drift(Surroundings).Duration() < s_driftMax;

    internal Surroundings Surroundings { get; init; } = Surroundings.Real;

    /// <summary>Name, address and project.</summary>
    public override string ToString() => $"{Name} ({Endpoint.Authority}, {ProjectId})";

    /// <summary>Notes whether the service accepted the credential just now.</summary>
    internal void Prove(bool accepted) =>
        Volatile.Write(ref _proof, accepted ? new Proof(Surroundings.Now(), Surroundings.Uptime()) : null);

    internal void Close()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            _source.Dispose();
            _client.Dispose();
        }
    }

    /// <summary>When the credential was accepted, by the clock on the wall and by one that nobody sets.</summary>
    private sealed class Proof(DateTimeOffset wall, TimeSpan uptime)
    {
        public TimeSpan Drift(Surroundings surroundings) => surroundings.Now() - wall - (surroundings.Uptime() - uptime);
    }
}
