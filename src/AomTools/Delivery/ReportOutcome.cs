using System;
using AomTools.Http;

namespace AomTools.Delivery;

/// <summary>The outcome of sending one body: the last response, its classification and the attempts.</summary>
internal sealed record ReportOutcome(ResponseClassification Classification, ApiResponse Response, int Attempts, TimeSpan Elapsed)
{
    /// <summary>The outcome of a body that was not sent.</summary>
    public static ReportOutcome None { get; } = new(ResponseClassification.Retry, new ApiResponse(), 0, TimeSpan.Zero);

    /// <summary>True if the response to an attempt was lost, so that AOM may hold the metrics.</summary>
    public bool MayBeStored { get; init; }

    /// <summary>True if something other than AOM responded, so that waiting for AOM does not help.</summary>
    public bool IsNotAom { get; init; }

    /// <summary>True if this response does not settle the metrics, so that they may be sent again.</summary>
    public bool IsFailure => Classification is ResponseClassification.Retry or ResponseClassification.Undeliverable;

    /// <summary>The delay that the server requests, if it exceeds the maximum of a run.</summary>
    public TimeSpan? Pause { get; init; }

    /// <summary>Creates the outcome of an attempt.</summary>
    public static ReportOutcome FromResponse(ResponseClassification classification, ApiResponse response, int attempts, TimeSpan elapsed) => new(classification, response, attempts, elapsed)
    {
        // A page replaced AOM's response. A failing gateway, however, may belong to AOM.
        IsNotAom = classification == ResponseClassification.Undeliverable
            || (classification == ResponseClassification.Retry && response.Origin == ResponseOrigin.Other && response.StatusCode is < 500 and not (408 or 429)),
    };

    /// <summary>The last response on one line.</summary>
    public string Describe() => ResponseText.Describe(Response);
}
