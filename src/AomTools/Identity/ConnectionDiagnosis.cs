using System;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>Determines the problem of a connection from the response to a test request. Uses the gateway's documented texts.</summary>
internal sealed class ConnectionDiagnosis
{
    // The gateway rejects signatures from 15 minutes of clock skew: warn before that.
    private static readonly TimeSpan s_skewWarning = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_skewError = TimeSpan.FromMinutes(14.5);

    private ConnectionDiagnosis(AomConnectionProblem problem, string message)
    {
        Problem = problem;
        Message = message;
    }

    public AomConnectionProblem Problem { get; }

    /// <summary>The problem and its remedy.</summary>
    public string Message { get; }

    public static ConnectionDiagnosis FromResponse(ApiResponse response, string host, string projectId, TimeSpan? skew) => response.StatusCode switch
    {
        _ when response.IsIntercepted => new ConnectionDiagnosis(
            response.Failure == TransportError.Proxy ? AomConnectionProblem.Proxy : AomConnectionProblem.Endpoint, MessageText.Format(Strings.TestIntercepted, response.StatusCode, response.ErrorMessage)),
        0 => FromFailure(response, host),
        401 => FromUnauthorized(response, skew),
        403 => FromForbidden(response, projectId),
        404 or 405 => new ConnectionDiagnosis(AomConnectionProblem.Endpoint, MessageText.Format(Strings.TestEndpoint, host)),
        407 => new ConnectionDiagnosis(AomConnectionProblem.Proxy, Strings.TestProxyCredential),
        // AOM rejects the empty report for its content, which proves that all earlier checks passed.
        400 when !IsGateway(response) && response.ErrorCode is not null => Success(skew),
        >= 200 and < 300 => ResponseClassifier.IsSuccess(response.ErrorCode) ? Success(skew) : new ConnectionDiagnosis(AomConnectionProblem.Endpoint, MessageText.Format(Strings.TestEndpoint, host)),
        429 => new ConnectionDiagnosis(AomConnectionProblem.Service, Strings.TestThrottled),
        >= 500 => new ConnectionDiagnosis(AomConnectionProblem.Service, MessageText.Format(Strings.TestService, response.StatusCode)),
        _ => new ConnectionDiagnosis(AomConnectionProblem.Endpoint, MessageText.Format(Strings.TestEndpoint, host)),
    };

    /// <summary>True if the text reports a locked access key or account.</summary>
    public static bool IsLocked(string? text) =>
        text is not null && (Contains(text, "reach the limit") || (Contains(text, "locked") && !Contains(text, "blocked")));

    // The clock skew and its direction.
    private static string DescribeSkew(TimeSpan skew) => MessageText.Format(skew > TimeSpan.Zero ? Strings.ClockAhead : Strings.ClockBehind, skew.Duration().TotalMinutes);

    private static ConnectionDiagnosis Success(TimeSpan? skew) => new(AomConnectionProblem.None, skew?.Duration() > s_skewWarning ? MessageText.Format(Strings.TestSkew, DescribeSkew(skew.Value)) : Strings.TestFine);

    private static ConnectionDiagnosis FromFailure(ApiResponse response, string host) => response.Failure switch
    {
        TransportError.CredentialUnavailable => new ConnectionDiagnosis(AomConnectionProblem.Service, response.ErrorMessage!),
        TransportError.NameResolution => new ConnectionDiagnosis(AomConnectionProblem.NameResolution, MessageText.Format(Strings.TestName, host)),
        TransportError.Proxy => new ConnectionDiagnosis(AomConnectionProblem.Proxy, Strings.TestProxy),
        TransportError.Tls => new ConnectionDiagnosis(AomConnectionProblem.Tls, MessageText.Format(Strings.TestTls, host)),
        TransportError.Timeout => new ConnectionDiagnosis(AomConnectionProblem.Network, MessageText.Format(Strings.TestTimeout, host)),
        _ => new ConnectionDiagnosis(AomConnectionProblem.Network, MessageText.Format(Strings.TestNetwork, host)),
    };

    private static ConnectionDiagnosis FromUnauthorized(ApiResponse response, TimeSpan? skew)
    {
        if (skew?.Duration() > s_skewError)
        {
            return new ConnectionDiagnosis(AomConnectionProblem.ClockSkew, MessageText.Format(Strings.TestClock, DescribeSkew(skew.Value)));
        }

        string text = response.ErrorMessage ?? string.Empty;
        return Contains(text, "reach the limit") ? new ConnectionDiagnosis(AomConnectionProblem.LockedOut, Strings.TestLockedOut)
            : IsLocked(text) ? new ConnectionDiagnosis(AomConnectionProblem.LockedOut, Strings.TestAccountLocked)
            : Contains(text, "get secretkey failed") || Contains(text, "ak not exist") ? new ConnectionDiagnosis(AomConnectionProblem.AccessKeyId, Strings.TestAccessKeyId)
            : Contains(text, "verify aksk signature fail") ? new ConnectionDiagnosis(AomConnectionProblem.Secret, Strings.TestSecret)
            : Contains(text, "security token") ? new ConnectionDiagnosis(AomConnectionProblem.Token, Strings.TestSecurityToken)
            : Contains(text, "username or password") ? new ConnectionDiagnosis(AomConnectionProblem.Secret, Strings.TestPassword)
            : Contains(text, "signature expired") ? new ConnectionDiagnosis(AomConnectionProblem.ClockSkew, Strings.TestClockUnknown)
            : new ConnectionDiagnosis(AomConnectionProblem.Token, response.ErrorCode?.EndsWith(".0307", StringComparison.Ordinal) == true ? Strings.TestTokenEnded : Strings.TestToken);
    }

    private static ConnectionDiagnosis FromForbidden(ApiResponse response, string projectId) =>
        Contains(response.ErrorMessage ?? string.Empty, "policy") || response.ErrorCode?.StartsWith("AOM", StringComparison.Ordinal) == true
            ? new ConnectionDiagnosis(AomConnectionProblem.Permission, Strings.TestPermission)
            : new ConnectionDiagnosis(AomConnectionProblem.Project, MessageText.Format(Strings.TestProject, projectId));

    private static bool IsGateway(ApiResponse response) => response.ErrorCode?.StartsWith("APIG", StringComparison.Ordinal) == true;

    private static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
