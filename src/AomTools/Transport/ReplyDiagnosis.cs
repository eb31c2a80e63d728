using System;

namespace AomTools.Transport;

/// <summary>Says which part of a connection is wrong, from the reply to a harmless call; pure. The texts are those of the gateway's documents.</summary>
internal sealed class ReplyDiagnosis
{
    // Signatures fail at 15 minutes; a clock this far off is worth a word before.
    private static readonly TimeSpan s_skewWorthAWord = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_skewFatal = TimeSpan.FromMinutes(14.5);

    private ReplyDiagnosis(string part, string message)
    {
        Part = part;
        Message = message;
    }

    /// <summary>None, Name, Proxy, Tls, Network, Clock, Key, Secret, Locked, Token, Right, Project, Endpoint or Service.</summary>
    public string Part { get; }

    /// <summary>What is wrong and what to do.</summary>
    public string Message { get; }

    public static ReplyDiagnosis Of(AomReply reply, string host, string projectId, TimeSpan? skew) => reply.StatusCode switch
    {
        _ when reply.IsIntercepted => new ReplyDiagnosis(
            reply.Failure == ReplyFailure.Proxy ? "Proxy" : "Endpoint", Text.Format(Strings.TestForeign, reply.StatusCode, reply.ErrorMessage)),
        0 => OfFailure(reply, host),
        401 => OfUnauthorized(reply, skew),
        403 => OfForbidden(reply, projectId),
        404 or 405 => new ReplyDiagnosis("Endpoint", Text.Format(Strings.TestEndpoint, host)),
        407 => new ReplyDiagnosis("Proxy", Strings.TestProxyCredential),
        // An empty report is refused for its content: whoever hears that has passed every gate before it.
        400 when !IsGateway(reply) && reply.ErrorCode is not null => Fine(skew),
        >= 200 and < 300 => ReplyClassifier.IsSuccess(reply.ErrorCode) ? Fine(skew) : new ReplyDiagnosis("Endpoint", Text.Format(Strings.TestEndpoint, host)),
        429 => new ReplyDiagnosis("Service", Strings.TestThrottled),
        >= 500 => new ReplyDiagnosis("Service", Text.Format(Strings.TestService, reply.StatusCode)),
        _ => new ReplyDiagnosis("Endpoint", Text.Format(Strings.TestEndpoint, host)),
    };

    /// <summary>True where the server says that the key or the account is locked for a while.</summary>
    public static bool IsLocked(string? text) =>
        text is not null && (Says(text, "reach the limit") || (Says(text, "locked") && !Says(text, "blocked")));

    // How far this machine's clock is off, and which way.
    private static string Off(TimeSpan skew) => Text.Format(skew > TimeSpan.Zero ? Strings.ClockAhead : Strings.ClockBehind, skew.Duration().TotalMinutes);

    private static ReplyDiagnosis Fine(TimeSpan? skew) => new("None", skew?.Duration() > s_skewWorthAWord ? Text.Format(Strings.TestSkew, Off(skew.Value)) : Strings.TestFine);

    private static ReplyDiagnosis OfFailure(AomReply reply, string host) => reply.Failure switch
    {
        ReplyFailure.NameResolution => new ReplyDiagnosis("Name", Text.Format(Strings.TestName, host)),
        ReplyFailure.Proxy => new ReplyDiagnosis("Proxy", Strings.TestProxy),
        ReplyFailure.Tls => new ReplyDiagnosis("Tls", Text.Format(Strings.TestTls, host)),
        ReplyFailure.Timeout => new ReplyDiagnosis("Network", Text.Format(Strings.TestTimeout, host)),
        _ => new ReplyDiagnosis("Network", Text.Format(Strings.TestNetwork, host)),
    };

    private static ReplyDiagnosis OfUnauthorized(AomReply reply, TimeSpan? skew)
    {
        if (skew?.Duration() > s_skewFatal)
        {
            return new ReplyDiagnosis("Clock", Text.Format(Strings.TestClock, Off(skew.Value)));
        }

        string text = reply.ErrorMessage ?? string.Empty;
        return Says(text, "reach the limit") ? new ReplyDiagnosis("Locked", Strings.TestLocked)
            : IsLocked(text) ? new ReplyDiagnosis("Locked", Strings.TestAccountLocked)
            : Says(text, "get secretkey failed") || Says(text, "ak not exist") ? new ReplyDiagnosis("Key", Strings.TestKey)
            : Says(text, "verify aksk signature fail") ? new ReplyDiagnosis("Secret", Strings.TestSecret)
            : Says(text, "security token") ? new ReplyDiagnosis("Token", Strings.TestSecurityToken)
            : Says(text, "username or password") ? new ReplyDiagnosis("Secret", Strings.TestPassword)
            : Says(text, "signature expired") ? new ReplyDiagnosis("Clock", Strings.TestClockUnknown)
            : new ReplyDiagnosis("Token", reply.ErrorCode?.EndsWith(".0307", StringComparison.Ordinal) == true ? Strings.TestTokenEnded : Strings.TestToken);
    }

    private static ReplyDiagnosis OfForbidden(AomReply reply, string projectId) =>
        Says(reply.ErrorMessage ?? string.Empty, "policy") || reply.ErrorCode?.StartsWith("AOM", StringComparison.Ordinal) == true
            ? new ReplyDiagnosis("Right", Strings.TestRight)
            : new ReplyDiagnosis("Project", Text.Format(Strings.TestProject, projectId));

    private static bool IsGateway(AomReply reply) => reply.ErrorCode?.StartsWith("APIG", StringComparison.Ordinal) == true;

    private static bool Says(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
