using System;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Compat;
using AomTools.Http;
using AomTools.Identity;

namespace AomTools.Delivery;

/// <summary>Reports one body: prove, send once, judge, wait, again. Each attempt is proved anew; a 401 renews the credential once and is never repeated with an access key.</summary>
internal sealed class ReportClient
{
    private const string ContentType = "application/json";
    private readonly AomConnection _connection;
    private readonly TimeProvider _timeProvider;
    private readonly RetrySchedule _schedule;
    private readonly TimeSpan _budget;
    private readonly HttpTransport _transport;
    private readonly Uri _address;

    public ReportClient(AomConnection connection, RetrySchedule schedule, TimeSpan timeout, TimeSpan budget)
    {
        _connection = connection;
        _timeProvider = connection.TimeProvider;
        _schedule = schedule;
        _budget = budget;
        _transport = new HttpTransport(connection.Client, timeout, _timeProvider.GetUtcNow);
        _address = new Uri(connection.Endpoint, $"/v1/{Uri.EscapeDataString(connection.ProjectId)}/ams/report/metricdata");
    }

    /// <summary>Sends a body until it is settled; <paramref name="retries"/> false makes it a single attempt.</summary>
    public async Task<ReportOutcome> SendAsync(ArraySegment<byte> body, bool retries, Action<AttemptNotice> tell, CancellationToken stop)
    {
        long start = _timeProvider.GetTimestamp();
        bool refreshed = false;
        for (int attempt = 1; ; attempt++)
        {
            long attemptStart = _timeProvider.GetTimestamp();
            (ApiResponse response, Credential? credential) = await AttemptAsync(body, stop).ConfigureAwait(false);
            ResponseClassification classification = ResponseClassifier.Classify(response);
            if (classification == ResponseClassification.Unauthorized && credential is not null && !refreshed)
            {
                refreshed = true;
                if (await _connection.Credentials.TryRefreshAsync(credential, stop).ConfigureAwait(false))
                {
                    tell(new AttemptNotice(attempt, body.Count, response, classification, _timeProvider.GetElapsedTime(attemptStart), TimeSpan.Zero));
                    continue;
                }
            }

            TimeSpan elapsed = _timeProvider.GetElapsedTime(start);
            TimeSpan? wait = retries && MayRepeat(response, classification) ? WithinBudget(_schedule.GetDelay(attempt, response.RetryAfter), elapsed) : null;
            tell(new AttemptNotice(attempt, body.Count, response, classification, _timeProvider.GetElapsedTime(attemptStart), wait));
            if (wait is null)
            {
                return new ReportOutcome(classification, response, attempt, elapsed);
            }

            await _timeProvider.DelayAsync(wait.Value, stop).ConfigureAwait(false);
        }
    }

    private async Task<(ApiResponse Response, Credential? Credential)> AttemptAsync(ArraySegment<byte> body, CancellationToken stop)
    {
        CredentialResult result = await _connection.Credentials.GetAsync(stop).ConfigureAwait(false);
        if (result.Credential is not Credential credential)
        {
            return (WithoutCredential(result.Failure!), null);
        }

        ApiRequest request = new("POST", _address, body) { ContentType = ContentType, Headers = [new("X-Project-Id", _connection.ProjectId)] };
        ApiResponse response = await _transport.SendAsync(credential.Authenticate(request, _timeProvider.GetUtcNow()), stop).ConfigureAwait(false);
        return (Redacted(response, credential), credential);
    }

    // A 401 that cannot be read may be the gateway's after all, cut on its way: repeated, it could lock the key.
    private static bool MayRepeat(ApiResponse response, ResponseClassification classification) => classification == ResponseClassification.Retry && response.StatusCode != 401;

    // A refused login bars the run. An issuer that is away, or gives nothing just now, says nothing against the points: they may go later.
    private static ApiResponse WithoutCredential(ApiResponse failure) => failure.StatusCode is 401 or 403 && !failure.IsIntercepted
        ? failure
        : failure with { StatusCode = 0, Failure = TransportError.Connection, ErrorMessage = MessageText.Format(Strings.CredentialUnavailable, ResponseText.Describe(failure)) };

    // The gateway quotes our own canonical request when a signature fails, a security token with it.
    private static ApiResponse Redacted(ApiResponse response, Credential credential)
    {
        string? text = response.ErrorMessage is null ? null : credential.Redact(response.ErrorMessage);
        return response with { ErrorMessage = ResponseText.Attribute(response, text), Body = [] };
    }

    private TimeSpan? WithinBudget(TimeSpan? wait, TimeSpan elapsed) => wait is TimeSpan time && elapsed + time <= _budget ? time : null;
}
