using System;
using System.Diagnostics;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>One proved call that changes nothing: a report without a single item, which passes name, network, clock, key, right and project before it is refused.</summary>
internal sealed class ConnectionProbe(AomConnection connection, TimeSpan timeout)
{
    private const string Path = "/v1/{0}/ams/report/metricdata";

    public async Task<AomConnectionTestResult> RunAsync(CancellationToken stop)
    {
        Stopwatch watch = Stopwatch.StartNew();
        CredentialResult result = await connection.Credentials.GetAsync(stop).ConfigureAwait(false);
        ApiRequest request = CreateRequest();
        ApiResponse response = result.Credential is Credential credential
            ? await SendAsync(request, credential, stop).ConfigureAwait(false)
            : result.Failure!;
        if (connection.HasProxy && (response.Failure == TransportError.Connection || response.IsIntercepted))
        {
            response = response with { Failure = TransportError.Proxy };
        }

        TimeSpan? skew = connection.Surroundings.Now() - response.ServerDate;
        ConnectionDiagnosis diagnosis = ConnectionDiagnosis.FromResponse(response, connection.Endpoint.Authority, connection.ProjectId, skew);
        return new AomConnectionTestResult
        {
            Problem = diagnosis.Problem,
            Message = diagnosis.Message,
            ConnectionName = connection.Name,
            Endpoint = connection.Endpoint,
            ProjectId = connection.ProjectId,
            StatusCode = response.StatusCode == 0 ? null : response.StatusCode,
            ErrorCode = response.ErrorCode,
            ErrorMessage = response.ErrorMessage,
            CanonicalRequest = diagnosis.Problem == AomConnectionProblem.Secret ? request.CanonicalRequest?.Invoke().Replace('\n', '|') : null,
            ClockSkew = skew,
            RequestId = response.RequestId,
            Elapsed = watch.Elapsed,
        };
    }

    private ApiRequest CreateRequest()
    {
        Uri address = new(connection.Endpoint, MessageText.Format(Path, Uri.EscapeDataString(connection.ProjectId)));
        ApiRequest request = new("POST", address, new ArraySegment<byte>(Encoding.ASCII.GetBytes("[]"))) { ContentType = "application/json" };
        request.Headers.Add(new("X-Project-Id", connection.ProjectId));
        return request;
    }

    private async Task<ApiResponse> SendAsync(ApiRequest request, Credential credential, CancellationToken stop)
    {
        credential.Authenticate(request, connection.Surroundings.Now());
        HttpTransport transport = new(connection.Client, timeout, connection.Surroundings.Now);
        ApiResponse response = await transport.SendAsync(request, stop).ConfigureAwait(false);
        if (request.CanonicalRequest is Func<string> canonical)
        {
            request.CanonicalRequest = () => credential.Redact(canonical());
        }

        return response.ErrorMessage is null ? response : response with { ErrorMessage = credential.Redact(response.ErrorMessage) };
    }
}
