using System;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Compat;
using AomTools.Http;
using AomTools.Identity;

namespace AomTools.Delivery;

/// <summary>Reports one body with retries and authenticates each attempt. A 401 refreshes the credential once; access keys are never retried.</summary>
internal sealed class ReportClient
{
    private const string ContentType = "application/json";

    private static readonly TimeSpan s_maxPause = TimeSpan.FromHours(1);

    private readonly AomConnection _connection;
    private readonly TimeProvider _timeProvider;
    private readonly RetrySchedule _schedule;
    private readonly TimeSpan _budget;
    private readonly AuthenticatedTransport _transport;
    private readonly Uri _address;
    private readonly ServiceClock _clock;

    public ReportClient(AomConnection connection, RetrySchedule schedule, ServiceClock clock, TimeSpan timeout, TimeSpan budget)
    {
        _clock = clock;
        _connection = connection;
        _timeProvider = connection.TimeProvider;
        _schedule = schedule;
        _budget = budget;
        _transport = new AuthenticatedTransport(connection, timeout);
        _address = new Uri(connection.Endpoint, $"/v1/{Uri.EscapeDataString(connection.ProjectId)}/ams/report/metricdata");
    }

    /// <summary>Sends a body until it is settled; <paramref name="canRetry"/> false makes it a single attempt.</summary>
    public async Task<ReportOutcome> SendAsync(ArraySegment<byte> body, bool canRetry, Action<AttemptNotice> onAttempt, CancellationToken stop)
    {
        long start = _timeProvider.GetTimestamp();
        bool hasRefreshed = false;
        bool mayBeStored = false;
        for (int attempt = 1; ; attempt++)
        {
            long attemptStart = _timeProvider.GetTimestamp();
            AuthenticatedResponse authenticated = await _transport.SendAsync(CreateRequest(body), stop).ConfigureAwait(false);
            ApiResponse response = Describe(authenticated.Response);
            ResponseClassification classification = authenticated.Classification;
            mayBeStored |= response.IsOutcomeUnknown;
            _clock.Observe(classification, response.ServerDate);
            if (classification is ResponseClassification.Unauthorized or ResponseClassification.Forbidden && !authenticated.IsSent)
            {
                return ReportOutcome.FromResponse(classification, response, attempt - 1, _timeProvider.GetElapsedTime(start)) with { MayBeStored = mayBeStored };
            }

            if (authenticated.IsRefreshed && !hasRefreshed)
            {
                hasRefreshed = true;
                onAttempt(new AttemptNotice(attempt, body.Count, response, classification, _timeProvider.GetElapsedTime(attemptStart), TimeSpan.Zero));
                continue;
            }

            TimeSpan elapsed = _timeProvider.GetElapsedTime(start);
            TimeSpan? delay = canRetry && CanRetry(response, classification) ? WithinBudget(_schedule.GetDelay(attempt, response.RetryAfter), elapsed) : null;
            onAttempt(new AttemptNotice(attempt, body.Count, response, classification, _timeProvider.GetElapsedTime(attemptStart), delay));
            if (delay is null)
            {
                return ReportOutcome.FromResponse(classification, response, attempt, elapsed) with { MayBeStored = mayBeStored, Pause = PauseAfter(classification, response, elapsed) };
            }

            await _timeProvider.DelayAsync(delay.Value, stop).ConfigureAwait(false);
        }
    }

    private ApiRequest CreateRequest(ArraySegment<byte> body) =>
        new("POST", _address, body) { ContentType = ContentType, Headers = [new("X-Project-Id", _connection.ProjectId)] };

    // A 401 that cannot be read may be the gateway's after all, cut on its way: sent again, it could lock the key.
    private static bool CanRetry(ApiResponse response, ResponseClassification classification) => classification == ResponseClassification.Retry && response.StatusCode != 401;

    private static ApiResponse Describe(ApiResponse response) => response with
    {
        ErrorMessage = ResponseText.Attribute(response, response.ErrorMessage),
        Body = [],
    };

    // What a run cannot wait for holds for the next ones. Whoever responds, nobody can stop metrics for a day.
    private TimeSpan? PauseAfter(ResponseClassification classification, ApiResponse response, TimeSpan elapsed) =>
        classification == ResponseClassification.Retry && response.RetryAfter is TimeSpan requested && WithinBudget(requested, elapsed) is null
            ? requested < s_maxPause ? requested : s_maxPause
            : null;

    private TimeSpan? WithinBudget(TimeSpan? delay, TimeSpan elapsed) => delay is TimeSpan time && elapsed + time <= _budget ? time : null;
}
