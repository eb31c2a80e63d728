using System;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>Says which part of a connection is wrong, from the reply to a harmless call; pure. The texts are those of the gateway's documents.</summary>
internal sealed class ConnectionDiagnosis
{
    // Signatures fail at 15 minutes; a clock this far off is worth a word before.
    private static readonly TimeSpan s_skewWorthAWord = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_skewFatal = TimeSpan.FromMinutes(14.5);

    private ConnectionDiagnosis(AomConnectionProblem problem, string message)
    {
        Problem = problem;
        Message = message;
    }

    public AomConnectionProblem Problem { get; }

    /// <summary>What is wrong and what to do.</summary>
    public string Message { get; }

    public static ConnectionDiagnosis FromResponse(ApiResponse response, string host, string projectId, TimeSpan? skew) => response.StatusCode switch
    {
        _ when response.IsIntercepted => new ConnectionDiagnosis(
            response.Failure == TransportError.Proxy ? AomConnectionProblem.Proxy : AomConnectionProblem.Endpoint, MessageText.Format(Strings.TestIntercepted, response.StatusCode, response.ErrorMessage)),
        0 => OfFailure(response, host),
        401 => OfUnauthorized(response, skew),
        403 => OfForbidden(response, projectId),
        404 or 405 => new ConnectionDiagnosis(AomConnectionProblem.Endpoint, MessageText.Format(Strings.TestEndpoint, host)),
        407 => new ConnectionDiagnosis(AomConnectionProblem.Proxy, Strings.TestProxyCredential),
        // An empty report is refused for its content: whoever hears that has passed every gate before it.
        400 when !IsGateway(response) && response.ErrorCode is not null => Fine(skew),
        >= 200 and < 300 => ResponseClassifier.IsSuccess(response.ErrorCode) ? Fine(skew) : new ConnectionDiagnosis(AomConnectionProblem.Endpoint, MessageText.Format(Strings.TestEndpoint, host)),
        429 => new ConnectionDiagnosis(AomConnectionProblem.Service, Strings.TestThrottled),
        >= 500 => new ConnectionDiagnosis(AomConnectionProblem.Service, MessageText.Format(Strings.TestService, response.StatusCode)),
        _ => new ConnectionDiagnosis(AomConnectionProblem.Endpoint, MessageText.Format(Strings.TestEndpoint, host)),
    };

    /// <summary>True where the server says that the key or the account is locked for a while.</summary>
    public static bool IsLocked(string? text) =>
        text is not null && (Says(text, "reach the limit") || (Says(text, "locked") && !Says(text, "blocked")));

    // How far this machine's clock is off, and which way.
    private static string Off(TimeSpan skew) => MessageText.Format(skew > TimeSpan.Zero ? Strings.ClockAhead : Strings.ClockBehind, skew.Duration().TotalMinutes);

    private static ConnectionDiagnosis Fine(TimeSpan? skew) => new(AomConnectionProblem.None, skew?.Duration() > s_skewWorthAWord ? MessageText.Format(Strings.TestSkew, Off(skew.Value)) : Strings.TestFine);

    private static ConnectionDiagnosis OfFailure(ApiResponse response, string host) => response.Failure switch
    {
        TransportError.CredentialUnavailable => new ConnectionDiagnosis(AomConnectionProblem.Service, response.ErrorMessage!),
        TransportError.NameResolution => new ConnectionDiagnosis(AomConnectionProblem.NameResolution, MessageText.Format(Strings.TestName, host)),
        TransportError.Proxy => new ConnectionDiagnosis(AomConnectionProblem.Proxy, Strings.TestProxy),
        TransportError.Tls => new ConnectionDiagnosis(AomConnectionProblem.Tls, MessageText.Format(Strings.TestTls, host)),
        TransportError.Timeout => new ConnectionDiagnosis(AomConnectionProblem.Network, MessageText.Format(Strings.TestTimeout, host)),
        _ => new ConnectionDiagnosis(AomConnectionProblem.Network, MessageText.Format(Strings.TestNetwork, host)),
    };

    private static ConnectionDiagnosis OfUnauthorized(ApiResponse response, TimeSpan? skew)
    {
        if (skew?.Duration() > s_skewFatal)
        {
            return new ConnectionDiagnosis(AomConnectionProblem.ClockSkew, MessageText.Format(Strings.TestClock, Off(skew.Value)));
        }

        string text = response.ErrorMessage ?? string.Empty;
        return Says(text, "reach the limit") ? new ConnectionDiagnosis(AomConnectionProblem.LockedOut, Strings.TestLockedOut)
            : IsLocked(text) ? new ConnectionDiagnosis(AomConnectionProblem.LockedOut, Strings.TestAccountLocked)
            : Says(text, "get secretkey failed") || Says(text, "ak not exist") ? new ConnectionDiagnosis(AomConnectionProblem.AccessKeyId, Strings.TestAccessKeyId)
            : Says(text, "verify aksk signature fail") ? new ConnectionDiagnosis(AomConnectionProblem.Secret, Strings.TestSecret)
            : Says(text, "security token") ? new ConnectionDiagnosis(AomConnectionProblem.Token, Strings.TestSecurityToken)
            : Says(text, "username or password") ? new ConnectionDiagnosis(AomConnectionProblem.Secret, Strings.TestPassword)
            : Says(text, "signature expired") ? new ConnectionDiagnosis(AomConnectionProblem.ClockSkew, Strings.TestClockUnknown)
            : new ConnectionDiagnosis(AomConnectionProblem.Token, response.ErrorCode?.EndsWith(".0307", StringComparison.Ordinal) == true ? Strings.TestTokenEnded : Strings.TestToken);
    }

    private static ConnectionDiagnosis OfForbidden(ApiResponse response, string projectId) =>
        Says(response.ErrorMessage ?? string.Empty, "policy") || response.ErrorCode?.StartsWith("AOM", StringComparison.Ordinal) == true
            ? new ConnectionDiagnosis(AomConnectionProblem.Permission, Strings.TestPermission)
            : new ConnectionDiagnosis(AomConnectionProblem.Project, MessageText.Format(Strings.TestProject, projectId));

    private static bool IsGateway(ApiResponse response) => response.ErrorCode?.StartsWith("APIG", StringComparison.Ordinal) == true;

    private static bool Says(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
