namespace AomTools.Http;

/// <summary>
/// Classifies a response to a report by status, kind of body and code. Only AOM's own JSON settles metrics. These are the other rules:
/// <list type="table">
/// <item><term>Retry</term><description>No response, 408, 429, 5xx, a page with any other 2xx or 4xx status, a throttling code.</description></item>
/// <item><term>TooLarge</term><description>413 from any server, AOM's code for the size.</description></item>
/// <item><term>Unauthorized, Forbidden</term><description>401 and 403 with a matching code of AOM, the gateway or IAM.</description></item>
/// <item><term>Undeliverable</term><description>3xx and 407 with any body, and everything else: an empty body, other JSON, a code that does not
/// match.</description></item>
/// </list>
/// </summary>
internal static class ResponseClassifier
{
    public static ResponseClassification Classify(ApiResponse response) => response switch
    {
        { IsFromIssuer: true, IsNotJson: false, StatusCode: 401 } => ResponseClassification.Unauthorized,
        { IsFromIssuer: true, IsNotJson: false, StatusCode: 403 } => ResponseClassification.Forbidden,
        { IsQuery: true } => ClassifyQuery(response),
        _ => Classify(response.StatusCode, response.IsNotJson, response.ErrorCode),
    };

    // A success needs data, not a code, because some versions send none. A failure code with status 200 counts like the status in the code.
    private static ResponseClassification ClassifyQuery(ApiResponse response)
    {
        bool isFailure = response.ErrorCode is not null && !ResponseCode.IsSuccess(response.ErrorCode);
        int status = response.StatusCode is >= 200 and < 300 && isFailure ? ResponseCode.GetStatus(response.ErrorCode) ?? 400 : response.StatusCode;
        return status switch
        {
            >= 200 and < 300 when response.HasQueryData && !isFailure => ResponseClassification.Accepted,
            401 when response.ErrorCode == "auth" => ResponseClassification.Unauthorized,
            403 when response.ErrorCode == "auth" => ResponseClassification.Forbidden,
            400 or 404 or 422 when isFailure && !ResponseCode.IsThrottling(response.ErrorCode) && (status != 404 || response.Origin == ResponseOrigin.Aom) => ResponseClassification.Rejected,
            _ => Classify(status, response.IsNotJson, response.ErrorCode),
        };
    }

    /// <summary>Classifies a response; a page is a body that is not valid JSON.</summary>
    public static ResponseClassification Classify(int status, bool isPage, string? code) => status switch
    {
        0 or 408 or 429 or (>= 500 and < 600) => ResponseClassification.Retry,
        413 => ResponseClassification.TooLarge,
        // Waiting does not help: a redirect names another address, and 407 comes from the proxy.
        (>= 300 and < 400) or 407 => ResponseClassification.Undeliverable,
        // A login page or a firewall's 403 neither accepts nor rejects the metrics or the credential, and may be temporary.
        _ when isPage => ResponseClassification.Retry,
        >= 200 and < 300 when ResponseCode.IsSuccess(code) => ResponseClassification.Accepted,
        >= 400 and < 500 when ResponseCode.IsThrottling(code) => ResponseClassification.Retry,
        400 when ResponseCode.IsAboutTime(code) => ResponseClassification.RejectedForTime,
        400 when ResponseCode.IsAboutSize(code) => ResponseClassification.TooLarge,
        400 when ResponseCode.IsAboutData(code) => ResponseClassification.Rejected,
        401 when ResponseCode.IsDenial(code, status) => ResponseClassification.Unauthorized,
        403 when ResponseCode.IsDenial(code, status) => ResponseClassification.Forbidden,
        _ => ResponseClassification.Undeliverable,
    };

    /// <summary>True for the success codes of every version of the service.</summary>
    public static bool IsSuccess(string? code) => ResponseCode.IsSuccess(code);
}
