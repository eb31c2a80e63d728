using System;
using System.Collections.Generic;
using AomTools.Emulator.Report;

namespace AomTools.Emulator;

/// <summary>The options of an emulator. All credentials are invented.</summary>
public sealed record EmulatorOptions
{
    private readonly IReadOnlyList<(string Id, string Name)>? _projects;

    /// <summary>The port on 127.0.0.1; 0 selects a free one.</summary>
    public int Port { get; init; } = 8700;

    public string AccessKey { get; init; } = "EMULATORACCESSKEY0001";

    public string SecretKey { get; init; } = "emulator-secret-key-not-for-use-elsewhere";

    public string Token { get; init; } = "emulator-token-not-for-use-elsewhere";

    public string ProjectId { get; init; } = "0123456789abcdef0123456789abcdef";

    public string Region { get; init; } = "cn-north-4";

    public string DomainName { get; init; } = "emulator-domain";

    public string UserName { get; init; } = "emulator-user";

    public string Password { get; init; } = "emulator-password-not-for-use-elsewhere";

    public string UserId { get; init; } = "emulator-user-id";

    /// <summary>The passcode that a login requires; null for users without a virtual MFA device.</summary>
    public string? Passcode { get; init; }

    /// <summary>The projects of the account; by default the one project, under the region's name.</summary>
    public IReadOnlyList<(string Id, string Name)> Projects
    {
        get => _projects ?? [(ProjectId, Region)];
        init => _projects = value;
    }

    /// <summary>The lifetime of a token.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>The lifetime of the agency's access keys.</summary>
    public TimeSpan KeyLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>True if the metadata service requires a token (version 2).</summary>
    public bool MetadataV2 { get; init; } = true;

    /// <summary>False for a server without an agency.</summary>
    public bool HasAgency { get; init; } = true;

    /// <summary>True if the access key has the permission to report metrics.</summary>
    public bool AllowMetricPut { get; init; } = true;

    /// <summary>The skew of the emulator's clock, to test a wrong clock.</summary>
    public TimeSpan ClockSkew { get; init; }

    /// <summary>The maximum number of dimensions: 50 as in the API page, or 20 as in the restrictions page.</summary>
    public int MaxDimensions { get; init; } = 50;

    /// <summary>The maximum size of a body: 40,000 bytes, the strict reading of "40 KB".</summary>
    public int MaxBodyBytes { get; init; } = 40_000;

    /// <summary>True to enforce also the rules of older documents: characters of names, and namespaces like AOM's own.</summary>
    public bool Strict { get; init; }

    /// <summary>The handling of reports with points that are already stored, or older than the newest of their series.</summary>
    public RepeatMode Repeats { get; init; } = RepeatMode.Reject;

    /// <summary>The largest body in bytes that the proxy accepts: it responds to others with 413 and a page. Null for no proxy.</summary>
    public int? ProxyBodyLimit { get; init; }

    /// <summary>The maximum number of requests in the log.</summary>
    public int RequestLogCapacity { get; init; } = 1000;

    /// <summary>The maximum size of the log in bytes; the oldest requests are dropped first.</summary>
    public int RequestLogBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>The clock that the skew is added to.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
