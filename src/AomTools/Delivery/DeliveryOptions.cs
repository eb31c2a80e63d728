using System;
using AomTools.Metrics;

namespace AomTools.Delivery;

/// <summary>The options of delivery: the parameters of Send-AomMetricData.</summary>
internal sealed record DeliveryOptions
{
    private const int MaxSpoolGroups = 4;

    /// <summary>The maximum number of concurrent requests.</summary>
    public int ThrottleLimit { get; init; } = 8;

    /// <summary>The maximum size of a body in bytes; smaller only in tests.</summary>
    public int BodyBytes { get; init; } = MetricLimits.MaxBodyBytes;

    /// <summary>The number of batch groups that fill a buffer.</summary>
    public int BufferGroups { get; init; } = 1;

    public int MaximumRetryCount { get; init; } = 4;

    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The timeout of one attempt.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The time after the first attempt of a batch at which retries end.</summary>
    public TimeSpan MaximumRetryDuration { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>The maximum time that a metric stays in the buffer.</summary>
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The folder of the spool; null for none.</summary>
    public string? SpoolPath { get; init; }

    /// <summary>True to send the expired entries of the spool again.</summary>
    public bool IncludeExpired { get; init; }

    /// <summary>The maximum size of the spool per target, in bytes.</summary>
    public long SpoolMaximumBytes { get; init; } = 256L * 1024 * 1024;

    public DeliveryOptions WithoutSpool() => this with { SpoolPath = null, BufferGroups = 1 };

    /// <summary>
    /// Returns the options for a run with a spool. Metrics of one buffer are settled before the next buffer is sent, so a larger buffer leaves fewer requests
    /// idle or partly full. The buffer stays small compared with the maximum size of the spool.
    /// </summary>
    public DeliveryOptions WithSpool(string path, long maximumBytes)
    {
        // A line is at most twice as long as the metric in a body, and one buffer fills while another is sent.
        const int DiskBytesPerByte = 4;
        long groups = maximumBytes / (2L * DiskBytesPerByte * ThrottleLimit * BodyBytes);
        return this with { SpoolPath = path, SpoolMaximumBytes = maximumBytes, BufferGroups = (int)Math.Max(1, Math.Min(MaxSpoolGroups, groups)) };
    }
}
