using System;

namespace AomTools.Http;

/// <summary>Judges a reply to a report by status and code; pure.</summary>
internal static class ResponseClassifier
{
    public static ResponseClassification Classify(ApiResponse response) => response.StatusCode switch
    {
        0 => ResponseClassification.Retry,
        // A sign-in page of a network answers 200 to everything, a firewall's 403: those points are not in AOM, and nobody refused the credential.
        _ when response.IsIntercepted => ResponseClassification.Retry,
        >= 200 and < 300 => IsSuccess(response.ErrorCode) ? ResponseClassification.Accepted : ResponseClassification.Undeliverable,
        // aom-api status codes: 408, 429 and the 5xx that stand for passing faults. 503 has two codes only, both storage faults.
        408 or 429 or 500 or 502 or 503 or 504 => ResponseClassification.Retry,
        401 => ResponseClassification.Unauthorized,
        403 => ResponseClassification.Forbidden,
        413 => ResponseClassification.TooLarge,
        400 when response.ErrorCode == "SVCSTG_AMS_4000010" => ResponseClassification.RejectedForTime,
        // A 400 of AOM's own is about the points; one of the gateway in front (APIGW., APIG.) is about the request.
        400 when !IsGateway(response.ErrorCode) => ResponseClassification.Rejected,
        _ => ResponseClassification.Undeliverable,
    };

    /// <summary>True for the success codes of every version of the service (SVCSTG_AMS_2000000, SVCSTG.AMS.2000, SVCSTG.INV.2000000, AOM.0200), and for none at all.</summary>
    public static bool IsSuccess(string? code) =>
        string.IsNullOrEmpty(code)
        || code!.EndsWith("2000000", StringComparison.Ordinal)
        || code is "SVCSTG.AMS.2000" or "AOM.0200";

    private static bool IsGateway(string? code) => code?.StartsWith("APIG", StringComparison.Ordinal) == true;
}
