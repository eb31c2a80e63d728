using System.Collections.Generic;
using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>The final outcome of the metrics of one request. Each metric that enters a run gets exactly one.</summary>
internal sealed record Settlement
{
    public AomSendStatus Status { get; init; }

    public SettlementReason Reason { get; init; }

    /// <summary>The metrics; empty if AOM accepted them, because nothing needs them any more.</summary>
    public IReadOnlyList<AomMetric> Metrics { get; init; } = [];

    public int MetricCount { get; init; }

    public int ItemCount { get; init; }

    public int BodySizeBytes { get; init; }

    /// <summary>The earliest collect time in Unix milliseconds.</summary>
    public long FirstTime { get; init; }

    /// <summary>The latest collect time in Unix milliseconds.</summary>
    public long LastTime { get; init; }

    /// <summary>The last response and the attempts that led to it.</summary>
    public ReportOutcome Outcome { get; init; } = ReportOutcome.None;

    /// <summary>True if an earlier run left the metrics in the spool.</summary>
    public bool IsReplay { get; init; }

    /// <summary>The attempts without a response that carried some of the metrics. AOM may hold these metrics.</summary>
    public IReadOnlyList<LostAttempt> LostAttempts { get; init; } = [];

    /// <summary>Creates the settlement of a batch, or of a part of one.</summary>
    public static Settlement FromBatch(MetricBatch batch, AomSendStatus status, SettlementReason reason, ReportOutcome outcome) => new()
    {
        Status = status,
        Reason = reason,
        Metrics = status == AomSendStatus.Accepted ? [] : [.. batch.Metrics],
        MetricCount = batch.Count,
        ItemCount = batch.Items.Count,
        BodySizeBytes = batch.Bytes,
        FirstTime = batch.FirstTime,
        LastTime = batch.LastTime,
        Outcome = outcome,
    };

    /// <summary>Creates the settlement of metrics that no request carried.</summary>
    public static Settlement FromUnsent(IReadOnlyList<AomMetric> metrics, AomSendStatus status, SettlementReason reason, string? message)
    {
        long first = long.MaxValue;
        long last = long.MinValue;
        foreach (AomMetric metric in metrics)
        {
            first = System.Math.Min(first, metric.CollectTime);
            last = System.Math.Max(last, metric.CollectTime);
        }

        ReportOutcome outcome = ReportOutcome.None with { Response = new Http.ApiResponse { ErrorMessage = message } };
        return new() { Status = status, Reason = reason, Metrics = metrics, MetricCount = metrics.Count, FirstTime = first, LastTime = last, Outcome = outcome };
    }

    /// <summary>Returns the same outcome for some of the metrics.</summary>
    public Settlement For(IReadOnlyList<AomMetric> some) => FromUnsent(some, Status, Reason, null) with { Outcome = Outcome, IsReplay = IsReplay, LostAttempts = LostAttempts, BodySizeBytes = some.Count == MetricCount ? BodySizeBytes : 0, ItemCount = some.Count == MetricCount ? ItemCount : 0 };
}
