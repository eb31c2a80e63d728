using System;
using System.Diagnostics;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Identity;

namespace AomTools.Transport;

/// <summary>One proved call that changes nothing: a report without a single item, which passes name, network, clock, key, right and project before it is refused.</summary>
internal sealed class ConnectionProbe(AomConnection connection, TimeSpan timeout)
{
    private const string Path = "/v1/{0}/ams/report/metricdata";

    public async Task<AomConnectionTest> RunAsync(CancellationToken stop)
    {
        Stopwatch watch = Stopwatch.StartNew();
        CredentialOutcome outcome = await connection.Credentials.GetAsync(stop).ConfigureAwait(false);
        HttpCall call = Call();
        AomReply reply = outcome.Credential is Credential credential
            ? await SendAsync(call, credential, stop).ConfigureAwait(false)
            : outcome.Failure!;
        if (connection.HasProxy && (reply.Failure == ReplyFailure.Connection || reply.IsIntercepted))
        {
            reply = reply with { Failure = ReplyFailure.Proxy };
        }

        TimeSpan? skew = connection.Surroundings.Now() - reply.ServerDate;
        ReplyDiagnosis diagnosis = ReplyDiagnosis.Of(reply, connection.Endpoint.Authority, connection.ProjectId, skew);
        return new AomConnectionTest
        {
            Part = diagnosis.Part,
            Message = diagnosis.Message,
            Connection = connection.Name,
            Endpoint = connection.Endpoint,
            ProjectId = connection.ProjectId,
            StatusCode = reply.StatusCode == 0 ? null : reply.StatusCode,
            ErrorCode = reply.ErrorCode,
            ErrorMessage = reply.ErrorMessage,
            CanonicalRequest = diagnosis.Part == "Secret" ? call.Canonical?.Invoke().Replace('\n', '|') : null,
            ClockSkew = skew,
            RequestId = reply.RequestId,
            Elapsed = watch.Elapsed,
        };
    }

    private HttpCall Call()
    {
        Uri address = new(connection.Endpoint, Text.Format(Path, Uri.EscapeDataString(connection.ProjectId)));
        HttpCall call = new("POST", address, new ArraySegment<byte>(Encoding.ASCII.GetBytes("[]"))) { ContentType = "application/json" };
        call.Headers.Add(new("X-Project-Id", connection.ProjectId));
        return call;
    }

    private async Task<AomReply> SendAsync(HttpCall call, Credential credential, CancellationToken stop)
    {
        credential.Prove(call, connection.Surroundings.Now());
        HttpSender sender = new(connection.Client, timeout, connection.Surroundings.Now);
        AomReply reply = await sender.SendAsync(call, stop).ConfigureAwait(false);
        if (call.Canonical is Func<string> canonical)
        {
            call.Canonical = () => credential.Scrub(canonical());
        }

        return reply.ErrorMessage is null ? reply : reply with { ErrorMessage = credential.Scrub(reply.ErrorMessage) };
    }
}
