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
    private readonly ICredentialProvider _provider;
    private readonly HttpMessageInvoker _client;
    private int _maximumBodyBytes = int.MaxValue;

    internal AomConnection(string name, string? region, Uri endpoint, string projectId, ICredentialProvider provider, HttpMessageInvoker client)
    {
        Name = name;
        Region = region;
        Endpoint = endpoint;
        ProjectId = projectId;
        ConnectedAt = DateTimeOffset.Now;
        _provider = provider;
        _client = client;
        Gate = new CredentialGate(() => TimeProvider);
        Lifetime = new ConnectionLifetime(() =>
        {
            provider.Dispose();
            client.Dispose();
            Gate.Dispose();
        });
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
    public bool IsConnected => Lifetime.IsOpen;

    internal ICredentialProvider Credentials => _provider;

    internal HttpMessageInvoker Client => _client;

    /// <summary>True where a proxy was given: what fails on the way may then be the proxy's.</summary>
    internal bool HasProxy { get; init; }

    /// <summary>Admits the authenticated requests of all runspaces.</summary>
    internal CredentialGate Gate { get; }

    /// <summary>Keeps credential and client while requests are in flight.</summary>
    internal ConnectionLifetime Lifetime { get; }

    /// <summary>True once AOM has accepted the credential: until then one request at a time is sent, since several failures lock a key.</summary>
    internal bool IsCredentialVerified => Gate.IsVerified;

    /// <summary>The clock of all that uses the connection.</summary>
    internal TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the jitter of retries starts; null for another start in each run.</summary>
    internal int? RandomSeed { get; init; }

    /// <summary>Name, address and project.</summary>
    public override string ToString() => $"{Name} ({Endpoint.Authority}, {ProjectId})";

    /// <summary>The largest body in bytes that passes everything on the way to AOM, as far as known.</summary>
    internal int MaximumBodyBytes => Volatile.Read(ref _maximumBodyBytes);

    /// <summary>Notes that a body of twice this size was too large for something on the way.</summary>
    internal void LimitBody(int bytes)
    {
        for (int current = MaximumBodyBytes; bytes < current; current = MaximumBodyBytes)
        {
            Interlocked.CompareExchange(ref _maximumBodyBytes, bytes, current);
        }
    }

    /// <summary>Ends the connection: requests in flight finish, then the secret is wiped.</summary>
    internal void Close() => Lifetime.Close();
}
