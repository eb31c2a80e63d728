using System;
using System.Linq;
using AomTools.Delivery.Spool;
using AomTools.Metrics;

namespace AomTools;

/// <summary>A file of a spool, with its target, metrics, age and expiry time.</summary>
public sealed class AomSpoolEntry
{
    // Adding the expiry to a later time would overflow.
    private static readonly DateTimeOffset s_endless = DateTimeOffset.MaxValue.AddHours(-MetricLimits.OldestHours).AddDays(-1);

    internal AomSpoolEntry(string path, AomSpoolState state, long size, SpoolEntryContent? content, bool isSenderActive)
    {
        Path = path;
        State = state;
        SizeBytes = size;
        IsSenderActive = isSenderActive;
        Endpoint = content?.Header?.Endpoint;
        ProjectId = content?.Header?.ProjectId;
        CreatedAt = content?.Header?.Created?.ToLocalTime();
        MetricCount = content is { Metrics.Count: > 0 } or { IsReadable: true } ? content.Metrics.Count : null;
        if (MetricCount > 0)
        {
            FirstTimestamp = At(content!.Metrics.Min(metric => metric.CollectTime));
            LastTimestamp = At(content.Metrics.Max(metric => metric.CollectTime));
        }
    }

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <summary>Pending, Open, Expired or Corrupt.</summary>
    public AomSpoolState State { get; }

    /// <summary>The number of metrics in the file, without accepted or rejected ones; null if the file cannot be read.</summary>
    public int? MetricCount { get; }

    /// <summary>The size of the file in bytes.</summary>
    public long SizeBytes { get; }

    /// <summary>The endpoint of its metrics.</summary>
    public Uri? Endpoint { get; }

    /// <summary>The project ID of its metrics.</summary>
    public string? ProjectId { get; }

    /// <summary>True if a process sends metrics of this target, or adds metrics to the entry.</summary>
    public bool IsSenderActive { get; }

    /// <summary>The time at which the file was created.</summary>
    public DateTimeOffset? CreatedAt { get; }

    /// <summary>The earliest collect time of its metrics.</summary>
    public DateTimeOffset? FirstTimestamp { get; }

    /// <summary>The latest collect time of its metrics.</summary>
    public DateTimeOffset? LastTimestamp { get; }

    /// <summary>The time at which its first metric expires: 24 hours after the collect time.</summary>
    public DateTimeOffset? ExpiresAt => FirstTimestamp is DateTimeOffset first && first > s_endless ? DateTimeOffset.MaxValue : FirstTimestamp?.AddHours(MetricLimits.OldestHours);

    /// <summary>The state, the number of metrics and the path.</summary>
    public override string ToString() => MetricCount is int count
        ? MessageText.Format(Strings.SpoolEntry, State, Counts.Metrics(count), Path)
        : MessageText.Format(Strings.SpoolEntryUnknown, State, Path);

    private static DateTimeOffset At(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time).ToLocalTime();
}
