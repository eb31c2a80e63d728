using System;
using System.Net.Http.Headers;

namespace AomTools.Http;

/// <summary>What came back of one attempt: an answer with its status and code, or how the attempt failed. Expected failures are values, never exceptions.</summary>
internal sealed record ApiResponse
{
    /// <summary>The HTTP status, or 0 when no answer came.</summary>
    public int StatusCode { get; init; }

    public string? ErrorCode { get; init; }

    /// <summary>The server's text, or what went wrong on the way.</summary>
    public string? ErrorMessage { get; init; }

    public string? RequestId { get; init; }

    /// <summary>True if the body is not sound JSON: a page of something between this machine and the service, or a damaged response.</summary>
    public bool IsNotJson { get; init; }

    /// <summary>Who responded.</summary>
    public ResponseOrigin Origin => StatusCode == 0 ? ResponseOrigin.None : IsNotJson ? ResponseOrigin.Other : ResponseCode.OriginOf(ErrorCode);

    /// <summary>True for a response of the service that issues the credential: its 401 and 403 need no code to count.</summary>
    public bool IsFromIssuer { get; init; }

    /// <summary>True for a page where AOM or the gateway would decide in JSON: nothing was decided about metrics or credential.</summary>
    public bool IsIntercepted => IsNotJson && StatusCode is (>= 200 and < 300) or (>= 400 and < 500 and not (407 or 408 or 413 or 429));

    /// <summary>True if the request did not go out as a whole, so that nobody can have processed it.</summary>
    public bool IsUnsent { get; init; }

    /// <summary>True if no response tells whether the service processed the request: it may have.</summary>
    public bool IsOutcomeUnknown => StatusCode is 0
        ? Failure is TransportError.ConnectionLost || (Failure is TransportError.Timeout && !IsUnsent)
        : StatusCode >= 500 || (StatusCode is >= 200 and < 300 && !ResponseCode.IsSuccess(ErrorCode)) || IsIntercepted;

    /// <summary>What Retry-After asks for, from the time of the answer on.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The server's clock, from the Date header.</summary>
    public DateTimeOffset? ServerDate { get; init; }

    /// <summary>The whole answer, for those who need more than code and message; at most 64 KiB.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>The answer's headers, where there was one; a token stands in one of them, so nothing prints them.</summary>
    public HttpResponseHeaders? Headers { get; init; }

    /// <summary>How the attempt failed, where no answer came.</summary>
    public TransportError Failure { get; init; }

    /// <summary>Status and code alone: headers and body may hold a token.</summary>
    public override string ToString() => StatusCode == 0 ? Failure.ToString() : $"{StatusCode} {ErrorCode}";
}
