using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Identity;

namespace AomTools.Transport;

/// <summary>Reports one body: prove, send once, judge, wait, again. Each attempt is proved anew; a 401 renews the credential once and is never repeated with an access key.</summary>
internal sealed class ReportClient
{
    private const string ContentType = "application/json";
    private readonly AomConnection _connection;
    private readonly RetrySchedule _schedule;
    private readonly TimeSpan _budget;
    private readonly HttpSender _sender;
    private readonly Uri _address;

    public ReportClient(AomConnection connection, RetrySchedule schedule, TimeSpan timeout, TimeSpan budget)
    {
        _connection = connection;
        _schedule = schedule;
        _budget = budget;
        _sender = new HttpSender(connection.Client, timeout, connection.Surroundings.Now);
        _address = new Uri(connection.Endpoint, $"/v1/{Uri.EscapeDataString(connection.ProjectId)}/ams/report/metricdata");
    }

    /// <summary>Sends a body until it is settled; <paramref name="retries"/> false makes it a single attempt.</summary>
    public async Task<ReportOutcome> SendAsync(ArraySegment<byte> body, bool retries, Action<AttemptNotice> tell, CancellationToken stop)
    {
        DateTimeOffset begin = _connection.Surroundings.Now();
        bool renewed = false;
        for (int attempt = 1; ; attempt++)
        {
            Stopwatch watch = Stopwatch.StartNew();
            (AomReply reply, Credential? credential) = await AttemptAsync(body, stop).ConfigureAwait(false);
            ReplyVerdict verdict = ReplyClassifier.Judge(reply);
            if (verdict == ReplyVerdict.Unauthorized && credential is not null && !renewed)
            {
                renewed = true;
                if (await _connection.Credentials.RenewAsync(credential, stop).ConfigureAwait(false))
                {
                    tell(new AttemptNotice(attempt, body.Count, reply, verdict, watch.Elapsed, TimeSpan.Zero));
                    continue;
                }
            }

            TimeSpan elapsed = _connection.Surroundings.Now() - begin;
            TimeSpan? wait = retries && MayRepeat(reply, verdict) ? WithinBudget(_schedule.After(attempt, reply.RetryAfter), elapsed) : null;
            tell(new AttemptNotice(attempt, body.Count, reply, verdict, watch.Elapsed, wait));
            if (wait is null)
            {
                return new ReportOutcome(verdict, reply, attempt, elapsed);
            }

            await _connection.Surroundings.Delay(wait.Value, stop).ConfigureAwait(false);
        }
    }

    private async Task<(AomReply Reply, Credential? Credential)> AttemptAsync(ArraySegment<byte> body, CancellationToken stop)
    {
        CredentialOutcome outcome = await _connection.Credentials.GetAsync(stop).ConfigureAwait(false);
        if (outcome.Credential is not Credential credential)
        {
            return (WithoutCredential(outcome.Failure!), null);
        }

        HttpCall call = new("POST", _address, body) { ContentType = ContentType };
        call.Headers.Add(new("X-Project-Id", _connection.ProjectId));
        credential.Prove(call, _connection.Surroundings.Now());
        AomReply reply = await _sender.SendAsync(call, stop).ConfigureAwait(false);
        return (Scrubbed(reply, credential), credential);
    }

    // A 401 that cannot be read may be the gateway's after all, cut on its way: repeated, it could lock the key.
    private static bool MayRepeat(AomReply reply, ReplyVerdict verdict) => verdict == ReplyVerdict.Retry && reply.StatusCode != 401;

    // A refused login bars the run. An issuer that is away, or gives nothing just now, says nothing against the points: they may go later.
    private static AomReply WithoutCredential(AomReply failure) => failure.StatusCode is 401 or 403 && !failure.IsIntercepted
        ? failure
        : failure with { StatusCode = 0, Failure = ReplyFailure.Connection, ErrorMessage = Text.Format(Strings.CredentialAway, ReplyText.Of(failure)) };

    // The gateway quotes our own canonical request when a signature fails, a security token with it.
    private static AomReply Scrubbed(AomReply reply, Credential credential)
    {
        if (reply.ErrorMessage is null)
        {
            return reply;
        }

        string text = credential.Scrub(reply.ErrorMessage);
        return reply with { ErrorMessage = reply.IsIntercepted ? Text.Format(Strings.ForeignAnswer, text) : text, Body = [] };
    }

    private TimeSpan? WithinBudget(TimeSpan? wait, TimeSpan elapsed) => wait is TimeSpan time && elapsed + time <= _budget ? time : null;
}
