using System;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;
using AomTools.Identity;

namespace AomTools.Delivery;

/// <summary>Sends one body with retries, learns AOM's time from the responses and records whether a response was lost.</summary>
internal sealed class ReportClient
{
    private const string ContentType = "application/json";

    private readonly AomConnection _connection;
    private readonly RetryingTransport _transport;
    private readonly Uri _address;
    private readonly ServiceClock _clock;

    public ReportClient(AomConnection connection, RetrySchedule schedule, ServiceClock clock, TimeSpan timeout, TimeSpan budget)
    {
        _clock = clock;
        _connection = connection;
        _transport = new RetryingTransport(connection, schedule, timeout, budget);
        _address = new Uri(connection.Endpoint, $"/v1/{Uri.EscapeDataString(connection.ProjectId)}/ams/report/metricdata");
    }

    /// <summary>Sends a body until it is settled. If <paramref name="canRetry"/> is false, retries only after a 429.</summary>
    public async Task<ReportOutcome> SendAsync(ArraySegment<byte> body, bool canRetry, Action<AttemptNotice> onAttempt, CancellationToken stop)
    {
        bool mayBeStored = false;
        RetryOutcome outcome = await _transport.SendAsync(CreateRequest(body), canRetry, Observe, stop).ConfigureAwait(false);
        return ReportOutcome.FromResponse(outcome.Classification, outcome.Response with { Body = [] }, outcome.Attempts, outcome.Elapsed) with { MayBeStored = mayBeStored, Pause = outcome.Pause };

        void Observe(AttemptNotice attempt)
        {
            mayBeStored |= attempt.Response.IsOutcomeUnknown;
            _clock.Observe(attempt.Classification, attempt.Response.ServerDate);
            onAttempt(attempt);
        }
    }

    private ApiRequest CreateRequest(ArraySegment<byte> body) =>
        new("POST", _address, body) { ContentType = ContentType, Headers = [new("X-Project-Id", _connection.ProjectId)] };
}
