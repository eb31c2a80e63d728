using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>Sends one authenticated, empty report. It passes every check from the host name to the project, and changes nothing.</summary>
internal sealed class ConnectionProbe(AomConnection connection, TimeSpan timeout)
{
    private const string Path = "/v1/{0}/ams/report/metricdata";

    public async Task<AomConnectionTestResult> RunAsync(CancellationToken stop)
    {
        long start = connection.TimeProvider.GetTimestamp();
        AuthenticatedResponse outcome = await new AuthenticatedTransport(connection, timeout).ProbeAsync(CreateRequest(), stop).ConfigureAwait(false);
        ApiResponse response = outcome.Response;
        if (connection.HasProxy && (response.Failure is TransportError.Connection or TransportError.ConnectionLost || response.IsIntercepted))
        {
            response = response with { Failure = TransportError.Proxy };
        }

        TimeSpan? skew = connection.TimeProvider.GetUtcNow() - response.ServerDate;
        ConnectionDiagnosis diagnosis = ConnectionDiagnosis.FromResponse(response, connection.Endpoint.Authority, connection.ProjectId, skew);
        return new AomConnectionTestResult
        {
            Problem = diagnosis.Problem,
            Message = diagnosis.Message,
            ConnectionName = connection.Name,
            Endpoint = connection.Endpoint,
            ProjectId = connection.ProjectId,
            StatusCode = response.StatusCode == 0 ? null : response.StatusCode,
            ErrorCode = Visible(response.ErrorCode),
            ErrorMessage = Visible(response.ErrorMessage),
            CanonicalRequest = diagnosis.Problem == AomConnectionProblem.Secret ? outcome.CanonicalRequest?.Replace('\n', '|') : null,
            ClockSkew = skew,
            RequestId = Visible(response.RequestId),
            Elapsed = connection.TimeProvider.GetElapsedTime(start),
        };
    }

    private ApiRequest CreateRequest()
    {
        Uri address = new(connection.Endpoint, MessageText.Format(Path, Uri.EscapeDataString(connection.ProjectId)));
        return new ApiRequest("POST", address, new ArraySegment<byte>(Encoding.ASCII.GetBytes("[]")))
        {
            ContentType = "application/json",
            Headers = [new("X-Project-Id", connection.ProjectId)],
        };
    }

    // A response of IAM bypasses the transport of the connection, so its text is made visible here.
    private static string? Visible(string? text) => text is null ? null : MessageText.Visible(text);
}
