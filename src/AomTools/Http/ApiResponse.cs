using System;
using System.Net.Http.Headers;

namespace AomTools.Http;

/// <summary>The outcome of one attempt: a response with status and code, or the failure. Expected failures do not throw.</summary>
internal sealed record ApiResponse
{
    /// <summary>The HTTP status; 0 if no response arrived.</summary>
    public int StatusCode { get; init; }

    public string? ErrorCode { get; init; }

    /// <summary>The server's text, or the description of the failure.</summary>
    public string? ErrorMessage { get; init; }

    public string? RequestId { get; init; }

    /// <summary>True if the body is not valid JSON: the page of an intermediary, or a damaged response.</summary>
    public bool IsNotJson { get; init; }

    public ResponseOrigin Origin => StatusCode == 0 ? ResponseOrigin.None : IsNotJson ? ResponseOrigin.Other
        : IsQuery && (HasQueryData || ResponseCode.IsPrometheus(ErrorCode)) ? ResponseOrigin.Aom
        : ResponseCode.GetOrigin(ErrorCode);

    /// <summary>True for a response of the credential issuer, whose 401 and 403 are valid without a code.</summary>
    public bool IsFromIssuer { get; init; }

    /// <summary>True if the credential issuer received too many requests.</summary>
    public bool IsIssuerThrottled { get; init; }

    /// <summary>True if a service received too many requests. This shows that it is available.</summary>
    public bool IsThrottled => StatusCode == 429 || IsIssuerThrottled;

    /// <summary>True for the response to a request that reads data.</summary>
    public bool IsQuery { get; init; }

    /// <summary>True if the body has the data that an AOM query returns.</summary>
    public bool HasQueryData { get; init; }

    /// <summary>True for a page instead of JSON from AOM or the gateway. It neither accepts nor rejects the metrics or the credential.</summary>
    public bool IsIntercepted => IsNotJson && StatusCode is (>= 200 and < 300) or (>= 400 and < 500 and not (407 or 408 or 413 or 429));

    /// <summary>True if the request was not sent completely, so that no service can have processed it.</summary>
    public bool IsUnsent { get; init; }

    /// <summary>True if the service may have processed the request, but no response shows it.</summary>
    public bool IsOutcomeUnknown => StatusCode is 0
        ? Failure is TransportError.ConnectionLost || (Failure is TransportError.Timeout && !IsUnsent)
        : StatusCode >= 500 || (StatusCode is >= 200 and < 300 && !ResponseCode.IsSuccess(ErrorCode)) || IsIntercepted;

    /// <summary>The delay from the Retry-After header, counted from the time of the response.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The server's time from the Date header.</summary>
    public DateTimeOffset? ServerDate { get; init; }

    /// <summary>The body of the response, at most 64 KiB, or 64 MiB for a query.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>The headers of the response, if any. They may hold a token: never print them.</summary>
    public HttpResponseHeaders? Headers { get; init; }

    /// <summary>The kind of failure if no response arrived.</summary>
    public TransportError Failure { get; init; }

    /// <summary>The status and code only, because headers and body may hold a token.</summary>
    public override string ToString() => StatusCode == 0 ? Failure.ToString() : $"{StatusCode} {ErrorCode}";
}
