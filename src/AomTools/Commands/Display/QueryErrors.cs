using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AomTools.Http;
using AomTools.Identity;

namespace AomTools.Commands.Display;

/// <summary>Creates the error records of cmdlets that read from AOM.</summary>
internal static class QueryErrors
{
    /// <summary>A failed request; <paramref name="subject"/> names the data, <paramref name="target"/> is the input to repeat.</summary>
    public static ErrorRecord Failed(AomConnection connection, RetryOutcome outcome, string subject, object? target)
    {
        string response = ResponseText.Describe(outcome.Response);
        return outcome.Classification switch
        {
            ResponseClassification.Unauthorized or ResponseClassification.Forbidden => Denied(connection, outcome.Response, response),
            ResponseClassification.Rejected => AomErrors.Record(MessageText.Format(Strings.QueryRejected, subject, response), "QueryRejected", ErrorCategory.InvalidArgument, target, Strings.QueryRejectedAction),
            ResponseClassification.Retry when outcome.Response.Failure == TransportError.CredentialUnavailable =>
                AomErrors.Record(MessageText.Format(Strings.QueryNotTried, subject, outcome.Response.ErrorMessage), "CredentialUnavailable", ErrorCategory.ConnectionError, target, Strings.QueryFailedAction),
            ResponseClassification.Retry when outcome.Response.Origin != ResponseOrigin.Other || outcome.Response.StatusCode is >= 500 or 408 or 429 => AomErrors.Record(
                MessageText.Format(Strings.QueryFailed, subject, Counts.Attempts(outcome.Attempts), response),
                "QueryFailed",
                outcome.Response.StatusCode == 429 ? ErrorCategory.LimitsExceeded : ErrorCategory.ConnectionError,
                target,
                outcome.Response.StatusCode == 429 ? Strings.QueryThrottledAction : Strings.QueryFailedAction),
            _ => AomErrors.Record(MessageText.Format(Strings.QueryNotAom, connection.Endpoint, response), "ResponseNotFromAom", ErrorCategory.ConnectionError, target, Strings.NotAomAction),
        };
    }

    public static ErrorRecord SeriesNotFound(string subject, object target) =>
        AomErrors.Record(MessageText.Format(Strings.SeriesNotFound, subject), "SeriesNotFound", ErrorCategory.ObjectNotFound, target, Strings.SeriesNotFoundAction);

    public static ErrorRecord NamespaceWildcard(string ns) => AomErrors.Record(
        MessageText.Format(Strings.NamespaceWildcard, MessageText.Clip(ns)), "NamespaceWildcard", ErrorCategory.InvalidArgument, ns, Strings.NamespaceWildcardAction);

    public static ErrorRecord SeriesInvalid(object? target, string reason) =>
        AomErrors.Record(MessageText.Format(Strings.SeriesInvalid, reason), "SeriesInvalid", ErrorCategory.InvalidType, target, Strings.SeriesInvalidAction);

    public static ErrorRecord RangeInvalid(string message, object? target) =>
        AomErrors.Record(message, "RangeInvalid", ErrorCategory.InvalidArgument, target, Strings.InvalidParameterAction);

    public static ErrorRecord PeriodInvalid(int periodSec) => AomErrors.Record(
        MessageText.Format(Strings.PeriodInvalid, periodSec), "PeriodInvalid", ErrorCategory.InvalidArgument, periodSec, Strings.PeriodInvalidAction);

    public static ErrorRecord QueryResultUnknown(string query) =>
        AomErrors.Record(MessageText.Format(Strings.QueryResultUnknown, MessageText.Clip(query, 200)), "QueryResultUnknown", ErrorCategory.InvalidResult, query, Strings.QueryResultUnknownAction);

    /// <summary>Series that AOM does not return as they were sent; <paramref name="total"/> includes the series that it returns.</summary>
    public static ErrorRecord MetricDataMissing(IReadOnlyList<AomMetricDataCheck> failed, int total, int seconds) => AomErrors.Record(
        MessageText.Format(failed.All(static check => check.Status == AomMetricDataStatus.Different) ? Strings.MetricDataDifferent : Strings.MetricDataMissing, failed.Count, total, seconds, MessageText.Clip(failed[0].ToString(), 300)),
        failed.All(static check => check.Status == AomMetricDataStatus.Different) ? "MetricDataDifferent" : "MetricDataMissing",
        ErrorCategory.OperationTimeout,
        failed.ToArray(),
        Strings.MetricDataMissingAction);

    public static ErrorRecord ChartInputInvalid(object? target, string reason) =>
        AomErrors.Record(MessageText.Format(Strings.ChartInputInvalid, reason), "ChartInputInvalid", ErrorCategory.InvalidData, target, Strings.ChartInputInvalidAction);

    public static ErrorRecord ChartEmpty(string path) =>
        AomErrors.Record(MessageText.Format(Strings.ChartEmpty, path), "ChartEmpty", ErrorCategory.InvalidData, path, Strings.ChartEmptyAction);

    public static ErrorRecord ChartFormatUnknown(string path) =>
        AomErrors.Record(MessageText.Format(Strings.ChartFormatUnknown, path), "ChartFormatUnknown", ErrorCategory.InvalidArgument, path, Strings.InvalidParameterAction);

    public static ErrorRecord ChartNotWritten(string path, string reason) =>
        AomErrors.Record(MessageText.Format(Strings.ChartNotWritten, path, reason), "ChartNotWritten", ErrorCategory.WriteError, path, Strings.ChartNotWrittenAction);

    private static ErrorRecord Denied(AomConnection connection, ApiResponse response, string text)
    {
        bool isClosed = response.Failure == TransportError.ConnectionClosed;
        (string message, string id, ErrorCategory category, string action) =
            isClosed ? (response.ErrorMessage!, "ConnectionClosed", ErrorCategory.AuthenticationError, Strings.NotConnectedAction)
            : ConnectionDiagnosis.IsLocked(response.ErrorMessage) ? (MessageText.Format(Strings.QueryCredentialRejected, text), "CredentialLocked", ErrorCategory.AuthenticationError, Strings.CredentialLockedAction)
            : response.StatusCode == 403 ? (MessageText.Format(Strings.QueryPermissionDenied, connection.ProjectId, text), "PermissionDenied", ErrorCategory.PermissionDenied, Strings.QueryPermissionDeniedAction)
            : (MessageText.Format(Strings.QueryCredentialRejected, text), "CredentialRejected", ErrorCategory.AuthenticationError, Strings.CredentialRejectedAction);
        return AomErrors.Record(message, id, category, connection, action);
    }
}
