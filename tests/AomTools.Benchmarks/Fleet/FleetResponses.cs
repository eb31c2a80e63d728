using System;
using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;

namespace AomTools.Benchmarks.Fleet;

/// <summary>The responses of AOM, IAM and a metadata service.</summary>
internal sealed class FleetResponses(FleetPlan plan, VirtualTime time)
{
    private const string Throttled = "{\"error_code\":\"APIGW.0308\",\"error_msg\":\"The throttling threshold has been reached: policy user over ratelimit\",\"request_id\":\"r\"}";

    private string ExpiresAt => time.UtcNow.AddMinutes(plan.LifetimeMinutes).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    public HttpResponseMessage CreateAccepted() => Create(HttpStatusCode.OK, "{\"errorCode\":\"SVCSTG_AMS_2000000\",\"errorMessage\":\"success\"}");

    public HttpResponseMessage CreateUnavailable() => Create(HttpStatusCode.ServiceUnavailable, "{\"error_code\":\"APIGW.0202\",\"error_msg\":\"Backend unavailable\",\"request_id\":\"r\"}");

    public HttpResponseMessage CreateThrottled()
    {
        HttpResponseMessage response = Create(HttpStatusCode.TooManyRequests, Throttled);
        response.Headers.RetryAfter = plan.RetryAfterSec > 0 ? new RetryConditionHeaderValue(TimeSpan.FromSeconds(plan.RetryAfterSec)) : null;
        return response;
    }

    public HttpResponseMessage CreateToken()
    {
        HttpResponseMessage response = Create(HttpStatusCode.Created, $"{{\"token\":{{\"expires_at\":\"{ExpiresAt}\",\"project\":{{\"id\":\"{FleetHost.Project}\"}}}}}}");
        response.Headers.Add("X-Subject-Token", "token");
        return response;
    }

    public HttpResponseMessage CreateMetadata(bool isToken) =>
        Create(HttpStatusCode.OK, isToken ? "metadata-token" : $"{{\"credential\":{{\"access\":\"HPUATESTKEY000000001\",\"secret\":\"secret\",\"securitytoken\":\"security-token\",\"expires_at\":\"{ExpiresAt}\"}}}}");

    private HttpResponseMessage Create(HttpStatusCode status, string body)
    {
        HttpResponseMessage response = new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        response.Headers.Date = time.UtcNow;
        return response;
    }
}
