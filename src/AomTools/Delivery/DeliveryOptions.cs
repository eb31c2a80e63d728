using System;
using AomTools.Metrics;

namespace AomTools.Delivery;

/// <summary>How delivery goes about it, as the parameters of Send-AomMetricData say.</summary>
internal sealed record DeliveryOptions
{
    /// <summary>The most requests in flight at a time.</summary>
    public int ThrottleLimit { get; init; } = 8;

    /// <summary>The most bytes of a body; smaller in tests alone.</summary>
    public int BodyBytes { get; init; } = MetricLimits.BodyBytesMax;

    public int MaximumRetryCount { get; init; } = 4;

    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest that one attempt may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>No retry is begun later than this after a batch's first attempt.</summary>
    public TimeSpan MaximumRetryDuration { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How long a point may wait for company before it is sent.</summary>
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The folder that keeps what could not be delivered; null for none.</summary>
    public string? SpoolPath { get; init; }

    /// <summary>True to send the expired entries of the spool again.</summary>
    public bool IncludeExpired { get; init; }

    /// <summary>The most that waits in the spool for one target, in bytes.</summary>
    public long SpoolMaximumBytes { get; init; } = 256L * 1024 * 1024;

    public DeliveryOptions WithoutSpool() => this with { SpoolPath = null };
}
