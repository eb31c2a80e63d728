using System;
using System.Linq;
using AomTools.Delivery.Spool;
using AomTools.Metrics;

namespace AomTools;

/// <summary>A file of a spool: what waits there, since when, and until when AOM takes it.</summary>
public sealed class AomSpoolEntry
{
    // From here on there is no time that is so much later.
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

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Pending, Open, Expired or Corrupt.</summary>
    public AomSpoolState State { get; }

    /// <summary>The number of metrics it holds, without those that were accepted or rejected; null if it cannot be read.</summary>
    public int? MetricCount { get; }

    /// <summary>The size of the file in bytes.</summary>
    public long SizeBytes { get; }

    /// <summary>The address it is for.</summary>
    public Uri? Endpoint { get; }

    /// <summary>The project it is for.</summary>
    public string? ProjectId { get; }

    /// <summary>True if a process sends metrics of this target, or adds metrics to the entry.</summary>
    public bool IsSenderActive { get; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset? CreatedAt { get; }

    /// <summary>The earliest time among its values.</summary>
    public DateTimeOffset? FirstTimestamp { get; }

    /// <summary>The latest time among its values.</summary>
    public DateTimeOffset? LastTimestamp { get; }

    /// <summary>When AOM stops taking its first value: 24 hours after it was collected.</summary>
    public DateTimeOffset? ExpiresAt => FirstTimestamp is DateTimeOffset first && first > s_endless ? DateTimeOffset.MaxValue : FirstTimestamp?.AddHours(MetricLimits.OldestHours);

    /// <summary>State, count and file.</summary>
    public override string ToString() => MetricCount is int count
        ? MessageText.Format(Strings.SpoolEntry, State, Counts.Values(count), Path)
        : MessageText.Format(Strings.SpoolEntryUnknown, State, Path);

    private static DateTimeOffset At(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time).ToLocalTime();
}
