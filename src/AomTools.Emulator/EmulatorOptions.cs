using System;
using System.Collections.Generic;
using System.ComponentModel.DataAnnotations;
using AomTools.Emulator.Query;
using AomTools.Emulator.Report;

namespace AomTools.Emulator;

/// <summary>The options of an emulator. Every credential here is invented. <see cref="EmulatorOptionsValidator"/> checks the ranges.</summary>
public sealed record EmulatorOptions
{
    private const string Second = "00:00:01";
    private const string TenDays = "10.00:00:00";

    private readonly IReadOnlyList<(string Id, string Name)>? _projects;

    /// <summary>The port on 127.0.0.1; 0 selects a free one.</summary>
    [Range(0, 65535)]
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

    /// <summary>The passcode that a login needs; null for users without a virtual MFA device.</summary>
    public string? Passcode { get; init; }

    /// <summary>The projects of the account; by default the one project, under the region's name.</summary>
    public IReadOnlyList<(string Id, string Name)> Projects
    {
        get => _projects ?? [(ProjectId, Region)];
        init => _projects = value;
    }

    /// <summary>The lifetime of a token from a login.</summary>
    [Range(typeof(TimeSpan), Second, TenDays)]
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>The lifetime of the keys of the agency.</summary>
    [Range(typeof(TimeSpan), Second, TenDays)]
    public TimeSpan KeyLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>True if the metadata service requires a token (version 2).</summary>
    public bool MetadataV2 { get; init; } = true;

    /// <summary>False for a server without an agency.</summary>
    public bool HasAgency { get; init; } = true;

    /// <summary>True if the access key may report metrics.</summary>
    public bool AllowMetricPut { get; init; } = true;

    /// <summary>True if the access key may read metrics.</summary>
    public bool AllowMetricGet { get; init; } = true;

    /// <summary>The forms of responses to queries.</summary>
    public QueryForms QueryForms { get; init; } = new();

    /// <summary>The skew of the emulator's clock, to test the effect of a wrong clock.</summary>
    [Range(typeof(TimeSpan), "-" + TenDays, TenDays)]
    public TimeSpan ClockSkew { get; init; }

    /// <summary>The maximum number of dimensions of a metric: 50 according to the API page, or 20 according to the restrictions page.</summary>
    [Range(20, 50)]
    public int MaxDimensions { get; init; } = 50;

    /// <summary>The maximum size of a body in bytes: 40,000, the strict meaning of "40 KB".</summary>
    [Range(1, 40_960)]
    public int MaxBodyBytes { get; init; } = 40_000;

    /// <summary>True to also enforce the rules of older documents on the characters of names and on namespaces that resemble AOM's own.</summary>
    public bool Strict { get; init; }

    /// <summary>The response to a report of metrics that are stored already or older than the newest of their series.</summary>
    public RepeatMode Repeats { get; init; } = RepeatMode.Reject;

    /// <summary>The largest body in bytes that a proxy in front lets pass; it rejects others with 413 and a page. Null for no proxy.</summary>
    [Range(1, 12 * 1024 * 1024)]
    public int? ProxyBodyLimit { get; init; }

    /// <summary>The maximum number of requests that are kept with their bodies.</summary>
    [Range(0, 1_000_000)]
    public int RequestLogCapacity { get; init; } = 1000;

    /// <summary>The size of the kept requests in bytes; the oldest are dropped first.</summary>
    [Range(0, int.MaxValue)]
    public int RequestLogBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>The clock that the skew is added to.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
