using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading.Tasks;

namespace AomTools.Benchmarks.Fleet;

/// <summary>AOM, IAM and the metadata services for a fleet, in this process: limits with 429 and Retry-After, and an outage of AOM.</summary>
internal sealed class FleetService(FleetPlan plan, VirtualTime time)
{
    private static readonly byte[] s_time = "\"collect_time\":"u8.ToArray();

    private readonly FleetCounts _counts = new(time);
    private readonly FleetResponses _responses = new(plan, time);

    public IReadOnlyDictionary<int, FleetSecond> Seconds => _counts.Seconds;

    /// <summary>Responds to a request of a host.</summary>
    public Task<HttpResponseMessage> RespondAsync(FleetHost host, HttpRequestMessage request)
    {
        string path = request.RequestUri!.AbsolutePath;
        return request.RequestUri.Host == FleetHost.Metadata.Host ? Task.FromResult(ReadMetadata(host, path))
            : path.EndsWith("/auth/tokens", StringComparison.Ordinal) ? Task.FromResult(LogIn())
            : ReportAsync(host, request.Content!);
    }

    private HttpResponseMessage ReadMetadata(FleetHost host, string path)
    {
        bool isAdmitted = host.TryAdmitMetadata();
        _counts.Count(second => isAdmitted ? second.MetadataRequests++ : second.RejectedMetadataRequests++);
        return isAdmitted ? _responses.CreateMetadata(isToken: path.EndsWith("/token", StringComparison.Ordinal)) : _responses.CreateThrottled();
    }

    private HttpResponseMessage LogIn()
    {
        bool isAdmitted = _counts.Count(second =>
        {
            bool isAdmitted = second.Logins < plan.LoginsPerSecond;
            _ = isAdmitted ? second.Logins++ : second.RejectedLogins++;
            return isAdmitted;
        });
        return isAdmitted ? _responses.CreateToken() : _responses.CreateThrottled();
    }

    private async Task<HttpResponseMessage> ReportAsync(FleetHost host, HttpContent content)
    {
        byte[] body = await content.ReadAsByteArrayAsync();
        if (time.Elapsed >= plan.OutageStart && time.Elapsed < plan.OutageEnd)
        {
            _counts.Count(second => second.Failed++);
            return await FailAsync(host);
        }

        if (!TryAdmit(body.Length))
        {
            return _responses.CreateThrottled();
        }

        host.Store(ReadTimes(body), body.AsSpan().Count("\"metric_name\":"u8));
        return _responses.CreateAccepted();
    }

    private async Task<HttpResponseMessage> FailAsync(FleetHost host)
    {
        if (plan.IsSilent)
        {
            await Task.Delay(TimeSpan.FromSeconds(30), host.Clock);
            throw new TaskCanceledException("No response.");
        }

        return _responses.CreateUnavailable();
    }

    private bool TryAdmit(int bytes) => _counts.Count(second =>
    {
        bool isAdmitted = second.Accepted < plan.RequestsPerSecond;
        second.Accepted += isAdmitted ? 1 : 0;
        second.Rejected += isAdmitted ? 0 : 1;
        second.Bytes += bytes;
        return isAdmitted;
    });

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
