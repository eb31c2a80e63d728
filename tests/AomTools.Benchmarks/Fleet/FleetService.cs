using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;

namespace AomTools.Benchmarks.Fleet;

/// <summary>AOM and IAM for a fleet, in this process: a limit of requests per second, 429 with Retry-After, and an outage.</summary>
internal sealed class FleetService(FleetPlan plan, VirtualTime time)
{
    private static readonly byte[] s_time = "\"collect_time\":"u8.ToArray();

    private readonly object _gate = new();
    private readonly SortedDictionary<int, FleetSecond> _seconds = [];

    public IReadOnlyDictionary<int, FleetSecond> Seconds => _seconds;

    /// <summary>Responds to a request of a host.</summary>
    public async Task<HttpResponseMessage> RespondAsync(FleetHost host, HttpRequestMessage request)
    {
        byte[] body = await request.Content!.ReadAsByteArrayAsync();
        bool isLogin = request.RequestUri!.AbsolutePath.EndsWith("/tokens", StringComparison.Ordinal);
        bool isDown = time.Elapsed >= plan.OutageStart && time.Elapsed < plan.OutageEnd;
        if (isDown && plan.IsSilent)
        {
            Count(second => second.Failed++);
            await Task.Delay(TimeSpan.FromSeconds(30), host.Clock);
            throw new TaskCanceledException("No response.");
        }

        HttpStatusCode status = isDown ? HttpStatusCode.ServiceUnavailable : Admit(isLogin, body.Length);
        if (isDown)
        {
            Count(second => second.Failed++);
        }

        if (status == HttpStatusCode.OK && !isLogin)
        {
            host.Store(ReadTimes(body), CountMetrics(body));
        }

        return Create(status, isLogin);
    }

    private HttpStatusCode Admit(bool isLogin, int bytes)
    {
        bool isAdmitted = false;
        Count(second =>
        {
            isAdmitted = (isLogin ? second.Logins : second.Accepted) < plan.RequestsPerSecond;
            second.Accepted += isAdmitted && !isLogin ? 1 : 0;
            second.Logins += isAdmitted && isLogin ? 1 : 0;
            second.Rejected += isAdmitted ? 0 : 1;
            second.Bytes += bytes;
        });
        return isAdmitted ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests;
    }

    private void Count(Action<FleetSecond> count)
    {
        lock (_gate)
        {
            int at = (int)time.Elapsed.TotalSeconds;
            if (!_seconds.TryGetValue(at, out FleetSecond? second))
            {
                _seconds.Add(at, second = new FleetSecond());
            }

            count(second);
        }
    }

    private HttpResponseMessage Create(HttpStatusCode status, bool isLogin)
    {
        string body = status switch
        {
            HttpStatusCode.OK when isLogin => $"{{\"token\":{{\"expires_at\":\"{time.UtcNow.AddHours(24):yyyy-MM-ddTHH:mm:ss.ffffffZ}\",\"project\":{{\"id\":\"{FleetHost.Project}\"}}}}}}",
            HttpStatusCode.OK => "{\"errorCode\":\"SVCSTG_AMS_2000000\",\"errorMessage\":\"success\"}",
            HttpStatusCode.TooManyRequests => "{\"error_code\":\"APIGW.0308\",\"error_msg\":\"The throttling threshold has been reached: policy user over ratelimit\",\"request_id\":\"r\"}",
            _ => "{\"error_code\":\"APIGW.0202\",\"error_msg\":\"Backend unavailable\",\"request_id\":\"r\"}",
        };
        HttpResponseMessage response = new(isLogin && status == HttpStatusCode.OK ? HttpStatusCode.Created : status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        response.Headers.Date = time.UtcNow;
        if (isLogin)
        {
            response.Headers.Add("X-Subject-Token", "token");
        }

        if (status == HttpStatusCode.TooManyRequests && plan.RetryAfterSec > 0)
        {
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(plan.RetryAfterSec));
        }

        return response;
    }

    private static int CountMetrics(byte[] body) => body.AsSpan().Count("\"metric_name\":"u8);

    private static List<long> ReadTimes(ReadOnlySpan<byte> body)
    {
        List<long> times = [];
        for (int at = body.IndexOf(s_time); at >= 0; at = body.IndexOf(s_time))
        {
            body = body[(at + s_time.Length)..];
            _ = System.Buffers.Text.Utf8Parser.TryParse(body, out long value, out _);
            if (!times.Contains(value))
            {
                times.Add(value);
            }
        }

        return times;
    }
}
