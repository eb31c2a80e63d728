using System;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>Sends the authenticated requests of a connection: waits at the credential gate, authenticates, sends once and records the outcome.</summary>
internal sealed class AuthenticatedTransport(AomConnection connection, TimeSpan timeout)
{
    private readonly HttpTransport _transport = new(connection.Client, timeout, connection.TimeProvider.GetUtcNow);

    /// <summary>Sends one request. If AOM rejected the credential earlier, returns the remembered response immediately.</summary>
    public Task<AuthenticatedResponse> SendAsync(ApiRequest request, CancellationToken stop) => SendAsync(request, isProbe: false, stop);

    /// <summary>Sends one request even if AOM rejected the credential earlier. If AOM accepts it, the rejection ends.</summary>
    public Task<AuthenticatedResponse> ProbeAsync(ApiRequest request, CancellationToken stop) => SendAsync(request, isProbe: true, stop);

    private async Task<AuthenticatedResponse> SendAsync(ApiRequest request, bool isProbe, CancellationToken stop)
    {
        using IDisposable? use = connection.Lifetime.TryUse();
        if (use is null)
        {
            return Closed();
        }

        using CredentialAdmission admission = await connection.Gate.EnterAsync(isProbe, stop).ConfigureAwait(false);
        return !connection.IsConnected ? Closed()
            : admission.Rejection is ApiResponse rejection ? new AuthenticatedResponse(rejection)
            : await SendAsync(request, admission, stop).ConfigureAwait(false);
    }

    private async Task<AuthenticatedResponse> SendAsync(ApiRequest request, CredentialAdmission admission, CancellationToken stop)
    {
        CredentialResult result = await connection.Credentials.GetAsync(stop).ConfigureAwait(false);
        if (result.Credential is not Credential credential)
        {
            return new AuthenticatedResponse(WithoutCredential(result.Failure!));
        }

        ApiRequest authenticated = credential.Authenticate(request, connection.TimeProvider.GetUtcNow());
        ApiResponse response = Redact(await _transport.SendAsync(authenticated, stop).ConfigureAwait(false), credential);
        AuthenticatedResponse outcome = new(response) { IsSent = true };
        if (IsRejection(outcome))
        {
            string? canonicalRequest = credential.GetCanonicalRequest(authenticated) is string text ? credential.Redact(text) : null;
            bool refreshed = await TryRefreshAsync(response, admission, credential, stop).ConfigureAwait(false);
            return outcome with { IsRefreshed = refreshed, CanonicalRequest = canonicalRequest };
        }

        if (outcome.Classification is ResponseClassification.Accepted or ResponseClassification.Rejected or ResponseClassification.RejectedForTime)
        {
            connection.Gate.RecordAccepted(admission, credential);
        }
        else if (outcome.Classification == ResponseClassification.Forbidden && !request.IsQuery)
        {
            // A credential without permission to read may still report metrics.
            connection.Gate.RecordDenied(response);
        }

        return outcome;
    }

    private async Task<bool> TryRefreshAsync(ApiResponse response, CredentialAdmission admission, Credential credential, CancellationToken stop)
    {
        if (connection.Credentials.CanRefresh && connection.Gate.TryBeginRefresh(credential))
        {
            using IDisposable single = await connection.Gate.EnterSingleAsync(admission, stop).ConfigureAwait(false);
            if (await connection.Credentials.TryRefreshAsync(credential, stop).ConfigureAwait(false))
            {
                return true;
            }
        }

        connection.Gate.RecordRejected(response);
        return false;
    }

    private AuthenticatedResponse Closed() =>
        new(new ApiResponse { Failure = TransportError.ConnectionClosed, ErrorMessage = MessageText.Format(Strings.ConnectionClosed, connection.Name) });

    // A permission can be granted at any time, so 403 is not remembered. A locked key is rejected with any status.
    private static bool IsRejection(AuthenticatedResponse outcome) =>
        outcome.Classification == ResponseClassification.Unauthorized
        || (outcome.Classification == ResponseClassification.Forbidden && ConnectionDiagnosis.IsLocked(outcome.Response.ErrorMessage));

    // A rejected login ends the run. If the issuer is unavailable, the metrics may still be sent later.
    private static ApiResponse WithoutCredential(ApiResponse failure) => failure.StatusCode is 401 or 403 && !failure.IsIntercepted
        ? failure
        : failure with
        {
            StatusCode = 0,
            Failure = TransportError.CredentialUnavailable,
            IsIssuerThrottled = failure.StatusCode == 429,
            ErrorCode = null,
            ErrorMessage = MessageText.Format(Strings.CredentialUnavailable, ResponseText.Describe(failure with { RequestId = null })),
        };

    // If a signature fails, the gateway quotes our canonical request, including a security token.
    private static ApiResponse Redact(ApiResponse response, Credential credential) => response with
    {
        ErrorCode = Clean(response.ErrorCode, credential),
        ErrorMessage = Clean(response.ErrorMessage, credential),
        RequestId = Clean(response.RequestId, credential),
    };

    private static string? Clean(string? text, Credential credential) => text is null ? null : MessageText.Visible(credential.Redact(text));
}
