using System;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Compat;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>Sends a request with retries and authenticates each attempt. Refreshes the credential once after a 401; access keys are never retried.</summary>
internal sealed class RetryingTransport(AomConnection connection, RetrySchedule schedule, TimeSpan timeout, TimeSpan budget)
{
    private static readonly TimeSpan s_longestPause = TimeSpan.FromHours(1);

    // A shorter delay is over before the next probe.
    private static readonly TimeSpan s_shortestPause = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _timeProvider = connection.TimeProvider;
    private readonly AuthenticatedTransport _transport = new(connection, timeout);

    /// <summary>Sends a request until its outcome is final. If <paramref name="canRetry"/> is false, retries only after a 429, which shows that the service is available.</summary>
    public async Task<RetryOutcome> SendAsync(ApiRequest request, bool canRetry, Action<AttemptNotice> onAttempt, CancellationToken stop)
    {
        long start = _timeProvider.GetTimestamp();
        bool refreshed = false;
        for (int attempt = 1; ; attempt++)
        {
            long attemptStart = _timeProvider.GetTimestamp();
            AuthenticatedResponse authenticated = await _transport.SendAsync(request, stop).ConfigureAwait(false);
            ApiResponse response = Describe(authenticated.Response);
            ResponseClassification classification = authenticated.Classification;
            TimeSpan elapsed = _timeProvider.GetElapsedTime(start);
            if (classification is ResponseClassification.Unauthorized or ResponseClassification.Forbidden && !authenticated.IsSent)
            {
                return new RetryOutcome(classification, response, attempt - 1, elapsed) { IsSent = false };
            }

            bool isNewCredential = authenticated.IsRefreshed && !refreshed;
            refreshed |= isNewCredential;
            TimeSpan? wait = isNewCredential ? TimeSpan.Zero
                : (canRetry || response.IsThrottled) && CanRetry(response, classification) ? WithinBudget(schedule.GetDelay(attempt, AskedDelay(response)), elapsed)
                : null;
            onAttempt(new AttemptNotice(attempt, request.Body.Count, response, classification, _timeProvider.GetElapsedTime(attemptStart), wait));
            if (wait is null)
            {
                return new RetryOutcome(classification, response, attempt, elapsed) { Pause = PauseAfter(classification, response, elapsed, canRetry) };
            }

            if (!isNewCredential)
            {
                await _timeProvider.DelayAsync(wait.Value, stop).ConfigureAwait(false);
            }
        }
    }

    // An unreadable 401 may be a truncated response of the gateway. Sending the request again could lock the key.
    private static bool CanRetry(ApiResponse response, ResponseClassification classification) => classification == ResponseClassification.Retry && response.StatusCode != 401;

    // A 429 means that many senders are active, even without a Retry-After header.
    private static TimeSpan? AskedDelay(ApiResponse response) => response.RetryAfter ?? (response.IsThrottled ? TimeSpan.Zero : null);

    private static ApiResponse Describe(ApiResponse response) => response with { ErrorMessage = ResponseText.Attribute(response, response.ErrorMessage) };

    // Later requests and runs respect a Retry-After that this request cannot wait for, up to a limit: no server may stop metrics for a day.
    private TimeSpan? PauseAfter(ResponseClassification classification, ApiResponse response, TimeSpan elapsed, bool canRetry) =>
        classification == ResponseClassification.Retry && response.RetryAfter is TimeSpan asked && (WithinBudget(asked, elapsed) is null || (!canRetry && asked > s_shortestPause))
            ? asked < s_longestPause ? asked : s_longestPause
            : null;

    private TimeSpan? WithinBudget(TimeSpan? wait, TimeSpan elapsed) => wait is TimeSpan time && elapsed + time <= budget ? time : null;
}
