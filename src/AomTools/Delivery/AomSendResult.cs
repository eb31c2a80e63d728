using System;

namespace AomTools;

/// <summary>The result of one request of Send-AomMetricData. The metrics of all results, without replayed ones, add up to those submitted.</summary>
public sealed class AomSendResult
{
    internal AomSendResult()
    {
    }

    /// <summary>The outcome of the metrics.</summary>
    public AomSendStatus Status { get; internal init; }

    /// <summary>True if an earlier run left the metrics in the spool. They do not count as submitted.</summary>
    public bool IsReplay { get; internal init; }

    /// <summary>True if an earlier attempt stored the metrics, but its response was lost. AOM rejected this attempt for that reason.</summary>
    public bool AcceptedByEarlierAttempt { get; internal init; }

    /// <summary>The number of metrics in the request.</summary>
    public int MetricCount { get; internal init; }

    /// <summary>The number of items that group the metrics.</summary>
    public int ItemCount { get; internal init; }

    /// <summary>The size of the body in bytes, at most 40,000.</summary>
    public int BodySizeBytes { get; internal init; }

    /// <summary>The number of attempts; 0 if the request was not sent.</summary>
    public int AttemptCount { get; internal init; }

    /// <summary>The time from the first attempt to the last response, including delays.</summary>
    public TimeSpan Elapsed { get; internal init; }

    /// <summary>The HTTP status of the last response; null if no response arrived.</summary>
    public int? StatusCode { get; internal init; }

    /// <summary>The server's code, such as SVCSTG_AMS_2000000; null if there is none.</summary>
    public string? ErrorCode { get; internal init; }

    /// <summary>The server's text, or the description of the failure; null if there is none.</summary>
    public string? ErrorMessage { get; internal init; }

    /// <summary>The server's request ID, for the vendor's support; null if there is none.</summary>
    public string? RequestId { get; internal init; }

    /// <summary>The earliest collect time of the metrics.</summary>
    public DateTimeOffset FirstTimestamp { get; internal init; }

    /// <summary>The latest collect time of the metrics.</summary>
    public DateTimeOffset LastTimestamp { get; internal init; }

    /// <summary>The endpoint of the request.</summary>
    public Uri? Endpoint { get; internal init; }

    /// <summary>The project ID of the request.</summary>
    public string? ProjectId { get; internal init; }

    /// <summary>The kind of failure if no response arrived.</summary>
    internal Http.TransportError Failure { get; init; }

    /// <summary>The response on one line: status, code, text and request ID.</summary>
    internal string ResponseLine => Http.ResponseText.Describe(StatusCode, ErrorCode, ErrorMessage, RequestId);

    /// <summary>The status and the number of metrics.</summary>
    public override string ToString() => $"{Status}: {MetricCount}";
}
