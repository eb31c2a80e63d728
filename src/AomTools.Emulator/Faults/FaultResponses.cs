using System;
using System.Collections.Generic;
using System.Linq;

namespace AomTools.Emulator.Faults;

/// <summary>The response of a fault, built from the real one if the request was processed.</summary>
internal static class FaultResponses
{
    public static EmulatorResponse Create(Fault fault, EmulatorResponse? processed)
    {
        EmulatorResponse response = fault.Intercepted is InterceptedResponse intercepted ? intercepted.Build(processed ?? EmulatorResponse.Success)
            : fault.Status is int status ? new EmulatorResponse(status, fault.Body ?? Body(status)) { ContentType = fault.ContentType }
            : processed ?? EmulatorResponse.Success;
        return response with
        {
            Headers = MergeHeaders(response, fault),
            Delivery = fault.Truncate ? BodyDelivery.Truncated : response.Delivery,
            DripInterval = fault.DripInterval,
        };
    }

    private static Dictionary<string, string> MergeHeaders(EmulatorResponse response, Fault fault)
    {
        Dictionary<string, string> headers = new(fault.Headers.Concat(response.Headers).DistinctBy(header => header.Key, StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
        if (fault.RetryAfter is not null)
        {
            headers["Retry-After"] = fault.RetryAfter;
        }

        return headers;
    }

    // The body that is documented for each status.
    private static string Body(int status) => status switch
    {
        204 or 205 or 304 => string.Empty,
        200 => """{"errorCode":"SVCSTG_AMS_2000000","errorMessage":"success"}""",
        401 => """{"error_msg":"Incorrect IAM authentication information","error_code":"APIGW.0301","request_id":"fault"}""",
        403 => """{"error_msg":"The IAM user is not authorized to access the API","error_code":"APIGW.0302","request_id":"fault"}""",
        404 => """{"error_msg":"The API does not exist or has not been published in the environment","error_code":"APIGW.0101","request_id":"fault"}""",
        429 => """{"error_msg":"The throttling threshold has been reached: policy api over ratelimit,limit:10,time:1 minute","error_code":"APIGW.0308","request_id":"fault"}""",
        500 => """{"errorCode":"SVCSTG_AMS_5000000","errorMessage":"internal error"}""",
        503 => """{"errorCode":"SVCSTG_AMS_5030001","errorMessage":"storage session is null"}""",
        502 or 504 => "<html><head><title>Corrupt gateway</title></head><body>upstream</body></html>",
        _ => """{"errorCode":"SVCSTG_AMS_4000001","errorMessage":"request parameter invalid"}""",
    };
}
