using System;
using AomTools.Metrics;

namespace AomTools.Delivery;

/// <summary>The options of delivery: the parameters of Send-AomMetricData.</summary>
internal sealed record DeliveryOptions
{
    /// <summary>The maximum number of concurrent requests.</summary>
    public int ThrottleLimit { get; init; } = 8;

    /// <summary>The maximum size of a body in bytes; smaller only in tests.</summary>
    public int BodyBytes { get; init; } = MetricLimits.MaxBodyBytes;

    public int MaximumRetryCount { get; init; } = 4;

    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The timeout of one attempt.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The time after the first attempt of a batch when retries end.</summary>
    public TimeSpan MaximumRetryDuration { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>The maximum time that a metric stays in the buffer.</summary>
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The folder of the spool; null for none.</summary>
    public string? SpoolPath { get; init; }

    /// <summary>True to send the expired entries of the spool again.</summary>
    public bool IncludeExpired { get; init; }

    /// <summary>The maximum size of the spool per target, in bytes.</summary>
    public long SpoolMaximumBytes { get; init; } = 256L * 1024 * 1024;

    public DeliveryOptions WithoutSpool() => this with { SpoolPath = null };
}
