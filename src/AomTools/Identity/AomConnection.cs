using System;
using System.Net.Http;
using System.Threading;
using AomTools.Identity;

namespace AomTools;

/// <summary>
/// A credential, and the AOM endpoint and project that it is for. Thread-safe for parallel runspaces. Does not reveal a secret; Disconnect-Aom wipes it.
/// </summary>
public sealed class AomConnection
{
    // About the size of one metric: a smaller limit is useless.
    private const int SmallestBody = 256;

    private readonly ICredentialProvider _provider;
    private readonly HttpMessageInvoker _client;
    private readonly TimeProvider _timeProvider = TimeProvider.System;
    private int _maximumBodyBytes = int.MaxValue;

    internal AomConnection(string name, string? region, Uri endpoint, string projectId, ICredentialProvider provider, HttpMessageInvoker client)
    {
        Name = name;
        Region = region;
        Endpoint = endpoint;
        ProjectId = projectId;
        _provider = provider;
        _client = client;
        TimeProvider = TimeProvider.System;
        Gate = new CredentialGate(() => TimeProvider);
        Lifetime = new ConnectionLifetime(() =>
        {
            provider.Dispose();
            client.Dispose();
            Gate.Dispose();
        });
    }

    /// <summary>The name of the connection in this session.</summary>
    public string Name { get; }

    /// <summary>The region; null if only an endpoint is known.</summary>
    public string? Region { get; }

    /// <summary>The address of AOM.</summary>
    public Uri Endpoint { get; }

    /// <summary>The ID of the project that receives the metrics.</summary>
    public string ProjectId { get; }

    /// <summary>The kind of credential.</summary>
    public AomAuthenticationType Authentication => _provider.AuthenticationType;

    /// <summary>The masked access key ID; null for tokens.</summary>
    public string? AccessKeyId => _provider.Identifier;

    /// <summary>The local time at which the connection was created.</summary>
    public DateTimeOffset ConnectedAt { get; private init; }

    /// <summary>True until Disconnect-Aom closes the connection.</summary>
    public bool IsConnected => Lifetime.IsOpen;

    internal ICredentialProvider Credentials => _provider;

    internal HttpMessageInvoker Client => _client;

    /// <summary>True if the user specified a proxy, which may then be the cause of network failures.</summary>
    internal bool HasProxy { get; init; }

    /// <summary>Admits the authenticated requests of all runspaces.</summary>
    internal CredentialGate Gate { get; }

    /// <summary>Keeps the credential and the client alive while requests are in flight.</summary>
    internal ConnectionLifetime Lifetime { get; }

    /// <summary>True after AOM accepted the credential. Until then, requests are sent one at a time, because several failures lock a key.</summary>
    internal bool IsCredentialVerified => Gate.IsVerified;

    /// <summary>The clock for everything on this connection.</summary>
    internal TimeProvider TimeProvider
    {
        get => _timeProvider;
        init
        {
            _timeProvider = value;
            ConnectedAt = value.GetUtcNow().ToLocalTime();
        }
    }

    /// <summary>The seed for retry jitter; null for a random one per run.</summary>
    internal int? RandomSeed { get; init; }

    /// <summary>The name, endpoint and project ID.</summary>
    public override string ToString() => $"{MessageText.Visible(Name)} ({Endpoint.Authority}, {ProjectId})";

    /// <summary>The largest body in bytes that every intermediary accepts, as far as is known.</summary>
    internal int MaximumBodyBytes => Volatile.Read(ref _maximumBodyBytes);

    /// <summary>Records that an intermediary rejected a body of twice this size.</summary>
    internal void LimitBody(int bytes)
    {
        int limit = Math.Max(SmallestBody, bytes);
        for (int current = MaximumBodyBytes; limit < current; current = MaximumBodyBytes)
        {
            Interlocked.CompareExchange(ref _maximumBodyBytes, limit, current);
        }
    }

    /// <summary>Closes the connection and wipes the secret once requests in flight have finished.</summary>
    internal void Close() => Lifetime.Close();
}
