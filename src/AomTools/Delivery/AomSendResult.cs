using System;

namespace AomTools;

/// <summary>What one request of Send-AomMetricData came to. Accepted, refused, undelivered and spooled values add up to all that were submitted.</summary>
public sealed class AomSendResult
{
    internal AomSendResult()
    {
    }

    /// <summary>What became of the values.</summary>
    public AomSendStatus Status { get; internal init; }

    /// <summary>True when the values came from the spool, where a former request had left them: they are not among those submitted now.</summary>
    public bool IsReplay { get; internal init; }

    /// <summary>True if AOM stored the metrics by an earlier attempt whose response was lost: AOM rejected this one because it holds them.</summary>
    public bool AcceptedByEarlierAttempt { get; internal init; }

    /// <summary>How many values the request held.</summary>
    public int MetricCount { get; internal init; }

    /// <summary>How many items the values were grouped in.</summary>
    public int ItemCount { get; internal init; }

    /// <summary>The size of the body in bytes, at most 40 000.</summary>
    public int BodySizeBytes { get; internal init; }

    /// <summary>How many times the request was sent; 0 when it was not even tried.</summary>
    public int AttemptCount { get; internal init; }

    /// <summary>From the first attempt to the last answer, waits included.</summary>
    public TimeSpan Elapsed { get; internal init; }

    /// <summary>The HTTP status of the last answer; null when none came.</summary>
    public int? StatusCode { get; internal init; }

    /// <summary>The server's code, such as SVCSTG_AMS_2000000.</summary>
    public string? ErrorCode { get; internal init; }

    /// <summary>The server's text, or what went wrong on the way.</summary>
    public string? ErrorMessage { get; internal init; }

    /// <summary>The server's id of the request, for the vendor's support.</summary>
    public string? RequestId { get; internal init; }

    /// <summary>The earliest time among the values.</summary>
    public DateTimeOffset FirstTimestamp { get; internal init; }

    /// <summary>The latest time among the values.</summary>
    public DateTimeOffset LastTimestamp { get; internal init; }

    /// <summary>Where it was sent.</summary>
    public Uri? Endpoint { get; internal init; }

    /// <summary>The project it was sent to.</summary>
    public string? ProjectId { get; internal init; }

    /// <summary>Gets why no response came.</summary>
    internal Http.TransportError Failure { get; init; }

    /// <summary>Gets the response on one line: status, code, text and request ID.</summary>
    internal string ResponseLine => Http.ResponseText.Describe(StatusCode, ErrorCode, ErrorMessage, RequestId);

    /// <summary>Status and count.</summary>
    public override string ToString() => $"{Status}: {MetricCount}";
}
