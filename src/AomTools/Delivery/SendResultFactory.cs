using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>Makes the result that a user gets for a settled batch.</summary>
internal static class SendResultFactory
{
    public static AomSendResult Create(AomConnection connection, MetricBatch batch, ReportOutcome outcome, AomSendStatus status, bool fromSpool) => new()
    {
        Status = status,
        IsReplay = fromSpool,
        MetricCount = batch.Count,
        ItemCount = batch.Items.Count,
        BodySizeBytes = batch.Bytes,
        AttemptCount = outcome.Attempts,
        Elapsed = outcome.Elapsed,
        StatusCode = outcome.Response.StatusCode == 0 ? null : outcome.Response.StatusCode,
        ErrorCode = outcome.Response.ErrorCode,
        ErrorMessage = outcome.Response.ErrorMessage,
        RequestId = outcome.Response.RequestId,
        Failure = outcome.Response.Failure,
        FirstTimestamp = DateTimeOffset.FromUnixTimeMilliseconds(batch.FirstTime).ToLocalTime(),
        LastTimestamp = DateTimeOffset.FromUnixTimeMilliseconds(batch.LastTime).ToLocalTime(),
        Endpoint = connection.Endpoint,
        ProjectId = connection.ProjectId,
    };

    /// <summary>The result for values that were not even tried.</summary>
    public static AomSendResult NotTried(AomConnection connection, IReadOnlyCollection<AomMetric> metrics, AomSendStatus status, string why) => new()
    {
        Status = status,
        MetricCount = metrics.Count,
        ErrorMessage = why,
        FirstTimestamp = DateTimeOffset.FromUnixTimeMilliseconds(metrics.Min(metric => metric.CollectTime)).ToLocalTime(),
        LastTimestamp = DateTimeOffset.FromUnixTimeMilliseconds(metrics.Max(metric => metric.CollectTime)).ToLocalTime(),
        Endpoint = connection.Endpoint,
        ProjectId = connection.ProjectId,
    };
}
