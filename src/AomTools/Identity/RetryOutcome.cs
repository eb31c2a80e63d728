using System;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>The outcome of a request with its retries: the last response, its classification and the attempts.</summary>
internal sealed record RetryOutcome(ResponseClassification Classification, ApiResponse Response, int Attempts, TimeSpan Elapsed)
{
    /// <summary>True if the last attempt was sent; false for a remembered rejection or a closed connection.</summary>
    public bool IsSent { get; init; } = true;

    /// <summary>The delay that the server requests, if it exceeds the maximum of a run.</summary>
    public TimeSpan? Pause { get; init; }
}
