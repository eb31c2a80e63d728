using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AomTools.Delivery;
using AomTools.Identity;

namespace AomTools.Commands.Display;

/// <summary>Creates the module's error records: a stable ID per cause, a category, the input as target, and an action.</summary>
internal static class AomErrors
{
    /// <summary>An object that violates a rule; <paramref name="again"/> is the step after its correction.</summary>
    public static ErrorRecord InvalidMetric(object? target, IReadOnlyList<AomViolation> violations, string again)
    {
        string message = violations.Count == 1
            ? violations[0].Message
            : MessageText.Format(Strings.SeveralViolations, violations.Count, string.Join(" ", violations.Select((violation, i) => $"({i + 1}) {violation.Message}")));
        string action = target is null ? Strings.InvalidMetricNullAction : Correction(violations, again);
        return Record(message, "InvalidMetric", ErrorCategory.InvalidData, target, action);
    }

    public static ErrorRecord NullIsNoMetric() =>
        Record(Strings.NullIsNoMetric, "NullMetric", ErrorCategory.InvalidType, null, Strings.InvalidMetricNullAction);

    public static ErrorRecord NotAMetric(object? target, string typeName) =>
        Record(MessageText.Format(Strings.NotAMetric, typeName), "NotAMetric", ErrorCategory.InvalidType, target, Strings.NotAMetricAction);

    public static ErrorRecord BatchRejected(DeliveryOutcome outcome) => Record(
        MessageText.Format(Strings.BatchRejected, Counts.Values(outcome.Result.MetricCount), outcome.Result.ResponseLine),
        "BatchRejected",
        ErrorCategory.InvalidResult,
        Target(outcome.Metrics),
        Strings.BatchRejectedAction);

    /// <summary>Undelivered metrics; <paramref name="spool"/> is true if there is a spool, which does not hold them.</summary>
    public static ErrorRecord BatchNotDelivered(DeliveryOutcome outcome, bool spool) => Record(
        outcome.Result.AttemptCount == 0
            ? MessageText.Format(Strings.BatchNotTried, Counts.Values(outcome.Result.MetricCount), outcome.Result.ErrorMessage)
            : MessageText.Format(Strings.BatchNotDelivered, Counts.Values(outcome.Result.MetricCount), Counts.Attempts(outcome.Result.AttemptCount), outcome.Result.ResponseLine),
        outcome.Result.AttemptCount == 0 ? "BatchNotAttempted" : "BatchNotDelivered",
        outcome.Result.StatusCode == 429 ? ErrorCategory.LimitsExceeded : ErrorCategory.ConnectionError,
        Target(outcome.Metrics),
        spool ? Strings.BatchNotKeptAction : Strings.BatchNotDeliveredAction);

    /// <summary>Metrics that were not sent and are not in the spool.</summary>
    public static ErrorRecord CredentialRejected(AomSendResult result, IReadOnlyList<AomMetric> unsent)
    {
        string message = MessageText.Format(IsForbidden(result) ? Strings.PermissionDenied : Strings.CredentialRejected, result.ResponseLine, Counts.Values(unsent.Count));
        return Rejected(result, message, Strings.CredentialRejectedTarget, unsent);
    }

    /// <summary>Metrics pending in the spool; <paramref name="pending"/> includes those of earlier runs.</summary>
    public static ErrorRecord CredentialRejected(AomSendResult result, IReadOnlyList<AomMetric> kept, long pending)
    {
        string wait = MessageText.Format(pending == 1 ? Strings.CredentialRejectedPendingOne : Strings.CredentialRejectedPendingMany, pending);
        string message = MessageText.Format(IsForbidden(result) ? Strings.PermissionDeniedKept : Strings.CredentialRejectedKept, result.ResponseLine, wait);
        return Rejected(result, message, Strings.CredentialRejectedTargetKept, kept);
    }

    public static ErrorRecord SpoolUnavailable(string path, Exception error) =>
        Record(MessageText.Format(Strings.SpoolUnavailable, path, error.Message), "SpoolUnavailable", ErrorCategory.WriteError, path, Strings.SpoolUnavailableAction);

    public static ErrorRecord SpoolUnreadable(string path, Exception error) =>
        Record(MessageText.Format(Strings.SpoolUnreadable, path, error.Message), "SpoolUnavailable", ErrorCategory.ReadError, path, Strings.SpoolUnreadableAction);

    public static ErrorRecord SpoolNotFound(string path) =>
        Record(MessageText.Format(Strings.SpoolNotFound, path), "SpoolNotFound", ErrorCategory.ObjectNotFound, path, Strings.SpoolNotFoundAction);

    public static ErrorRecord SpoolRemoveFailed(AomSpoolEntry entry, string why) =>
        Record(MessageText.Format(Strings.SpoolRemoveFailed, entry.Path, why), "SpoolRemoveFailed", ErrorCategory.WriteError, entry, Strings.SpoolRemoveFailedAction);

    public static ErrorRecord NotConnected() =>
        Record(Strings.NotConnected, "NotConnected", ErrorCategory.AuthenticationError, null, Strings.NotConnectedAction);

    public static ErrorRecord ConnectionClosed(AomConnection connection) =>
        Record(MessageText.Format(Strings.ConnectionClosed, connection.Name), "ConnectionClosed", ErrorCategory.AuthenticationError, connection, Strings.NotConnectedAction);

    public static ErrorRecord ConnectionNotFound(string name) =>
        Record(MessageText.Format(Strings.ConnectionNotFound, name), "ConnectionNotFound", ErrorCategory.ObjectNotFound, name, Strings.ConnectionNotFoundAction);

    public static ErrorRecord ConnectFailed(string message, object? target) =>
        Record(message, "ConnectFailed", ErrorCategory.InvalidArgument, target, Strings.ConnectFailedAction);

    public static ErrorRecord InvalidParameter(string message, object? target) =>
        Record(message, "InvalidParameter", ErrorCategory.InvalidArgument, target, Strings.InvalidParameterAction);

    private static bool IsForbidden(AomSendResult result) => result.StatusCode == 403;

    private static ErrorRecord Rejected(AomSendResult result, string message, string ofTarget, IReadOnlyList<AomMetric> metrics) => Record(
        message,
        IsForbidden(result) ? "PermissionDenied" : ConnectionDiagnosis.IsLocked(result.ErrorMessage) ? "CredentialLocked" : "CredentialRejected",
        IsForbidden(result) ? ErrorCategory.PermissionDenied : ErrorCategory.AuthenticationError,
        Target(metrics),
        (IsForbidden(result) ? Strings.PermissionDeniedAction : RejectedAction(result)) + " " + ofTarget);

    private static string RejectedAction(AomSendResult result) =>
        ConnectionDiagnosis.IsLocked(result.ErrorMessage) ? Strings.CredentialLockedAction : Strings.CredentialRejectedAction;

    // -Sanitize only corrects names.
    private static string Correction(IReadOnlyList<AomViolation> violations, string again) => MessageText.Format(
        violations.All(violation => violation.CanSanitize) ? Strings.InvalidMetricSanitizeAction
        : violations.Any(violation => violation.CanSanitize) ? Strings.InvalidMetricMixedAction
        : violations.All(violation => violation.Field == "value") ? Strings.InvalidMetricValueAction
        : violations.All(violation => violation.Field == "collect_time") ? Strings.InvalidMetricTimeAction
        : Strings.InvalidMetricAction,
        again);

    // $_.TargetObject | Send-AomMetricData works for both.
    private static object Target(IReadOnlyList<AomMetric> metrics) => metrics.Count == 1 ? metrics[0] : metrics.ToArray();

    private static ErrorRecord Record(string message, string id, ErrorCategory category, object? target, string action) =>
        new(new InvalidOperationException(message), id, category, target)
        {
            ErrorDetails = new ErrorDetails(message) { RecommendedAction = action },
        };
}
