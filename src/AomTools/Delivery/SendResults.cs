using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Batching;
using AomTools.Transport;

namespace AomTools.Delivery;

/// <summary>Makes the result that a user gets for a settled batch.</summary>
internal static class SendResults
{
    public static AomSendResult Of(AomConnection connection, MetricBatch batch, ReportOutcome outcome, AomSendStatus status, bool fromSpool) => new()
    {
        Status = status,
        FromSpool = fromSpool,
        Metrics = batch.Count,
        Items = batch.Items.Count,
        Bytes = batch.Bytes,
        Attempts = outcome.Attempts,
        Elapsed = outcome.Elapsed,
        StatusCode = outcome.Reply.StatusCode == 0 ? null : outcome.Reply.StatusCode,
        ErrorCode = outcome.Reply.ErrorCode,
        ErrorMessage = outcome.Reply.ErrorMessage,
        RequestId = outcome.Reply.RequestId,
        FirstTimestamp = DateTimeOffset.FromUnixTimeMilliseconds(batch.FirstTime).ToLocalTime(),
        LastTimestamp = DateTimeOffset.FromUnixTimeMilliseconds(batch.LastTime).ToLocalTime(),
        Endpoint = connection.Endpoint,
        ProjectId = connection.ProjectId,
    };

    /// <summary>The result for values that were not even tried.</summary>
    public static AomSendResult NotTried(AomConnection connection, IReadOnlyCollection<AomMetric> metrics, AomSendStatus status, string why) => new()
    {
        Status = status,
        Metrics = metrics.Count,
        ErrorMessage = why,
        FirstTimestamp = DateTimeOffset.FromUnixTimeMilliseconds(metrics.Min(metric => metric.CollectTime)).ToLocalTime(),
        LastTimestamp = DateTimeOffset.FromUnixTimeMilliseconds(metrics.Max(metric => metric.CollectTime)).ToLocalTime(),
        Endpoint = connection.Endpoint,
        ProjectId = connection.ProjectId,
    };
}
