using System.Collections.Generic;

namespace AomTools.Emulator.Faults;

/// <summary>The answer that a fault gives in place of the real one.</summary>
internal static class FaultResponses
{
    public static EmulatorResponse Create(Fault fault)
    {
        Dictionary<string, string> headers = [];
        if (fault.RetryAfter is not null)
        {
            headers["Retry-After"] = fault.RetryAfter;
        }

        int status = fault.Status ?? 200;
        return new EmulatorResponse(status, fault.Body ?? Body(status)) { ContentType = fault.ContentType, Headers = headers };
    }

    // What the documents give for each status.
    private static string Body(int status) => status switch
    {
        200 => """{"errorCode":"SVCSTG_AMS_2000000","errorMessage":"success"}""",
        429 => """{"error_msg":"The throttling threshold has been reached: policy api over ratelimit,limit:10,time:1 minute","error_code":"APIGW.0308","request_id":"fault"}""",
        500 => """{"errorCode":"SVCSTG_AMS_5000000","errorMessage":"internal error"}""",
        503 => """{"errorCode":"SVCSTG_AMS_5030001","errorMessage":"storage session is null"}""",
        502 or 504 => "<html><head><title>Corrupt gateway</title></head><body>upstream</body></html>",
        _ => """{"errorCode":"SVCSTG_AMS_4000001","errorMessage":"request parameter invalid"}""",
    };
}
