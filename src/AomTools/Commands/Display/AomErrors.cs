using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AomTools.Delivery.Spool;
using AomTools.Http;
using AomTools.Identity;

namespace AomTools.Commands.Display;

/// <summary>Creates the module's error records: a stable ID per cause, a category, the input as target, and an action.</summary>
internal static class AomErrors
{
    /// <summary>An object that violates a rule; <paramref name="nextStep"/> is the step after the user corrects the object.</summary>
    public static ErrorRecord InvalidMetric(object? target, IReadOnlyList<AomViolation> violations, string nextStep)
    {
        string message = violations.Count == 1
            ? violations[0].Message
            : MessageText.Format(Strings.SeveralViolations, violations.Count, MessageText.Join(violations.Select((violation, i) => $"({i + 1}) {violation.Message}")));
        string action = target is null ? Strings.InvalidMetricNullAction : Correction(violations, nextStep);
        return Record(message, "InvalidMetric", ErrorCategory.InvalidData, target, action);
    }

    public static ErrorRecord FileUnreadable(string path, Exception error) =>
        Record(MessageText.Format(Strings.FileUnreadable, path, MessageText.Clip(error.Message, 300)), "FileUnreadable", ErrorCategory.ReadError, path, Strings.FileUnreadableAction);

    public static ErrorRecord NullIsNoMetric() =>
        Record(Strings.NullIsNoMetric, "NullMetric", ErrorCategory.InvalidType, null, Strings.InvalidMetricNullAction);

    public static ErrorRecord NotAMetric(object? target, string typeName) =>
        Record(MessageText.Format(Strings.NotAMetric, typeName), "NotAMetric", ErrorCategory.InvalidType, target, Strings.NotAMetricAction);

    public static ErrorRecord BatchRejected(AomSendResult result, IReadOnlyList<AomMetric> metrics) => Record(
        MessageText.Format(Strings.BatchRejected, Counts.Metrics(result.MetricCount), result.ResponseLine),
        "BatchRejected",
        ErrorCategory.InvalidResult,
        Target(metrics),
        Strings.BatchRejectedAction);

    /// <summary>Undelivered metrics; <paramref name="spool"/> is true if there is a spool that does not hold them.</summary>
    public static ErrorRecord BatchNotDelivered(AomSendResult result, IReadOnlyList<AomMetric> metrics, bool spool) => Record(
        IsNotSent(result)
            ? MessageText.Format(Strings.BatchNotTried, Counts.Metrics(result.MetricCount), result.ErrorMessage)
            : MessageText.Format(Strings.BatchNotDelivered, Counts.Metrics(result.MetricCount), Counts.Attempts(result.AttemptCount), result.ResponseLine),
        result.Failure == TransportError.CredentialUnavailable ? "CredentialUnavailable" : IsNotSent(result) ? "BatchNotAttempted" : "BatchNotDelivered",
        result.StatusCode == 429 ? ErrorCategory.LimitsExceeded : ErrorCategory.ConnectionError,
        Target(metrics),
        spool ? Strings.BatchNotKeptAction : Strings.BatchNotDeliveredAction);

    /// <summary>Something other than AOM responded; <paramref name="target"/> is the connection, or the list of all metrics that are not in a spool.</summary>
    public static ErrorRecord NotAom(AomSendResult result, object target) => Record(
        MessageText.Format(Strings.NotAom, result.Endpoint, result.ResponseLine),
        "ResponseNotFromAom",
        ErrorCategory.ConnectionError,
        target,
        MessageText.Join([Strings.NotAomAction, target is AomConnection ? Strings.NotAomSpooledAction : Strings.BatchNotDeliveredAction]));

    /// <summary>Metrics that were not sent and are not in the spool.</summary>
    public static ErrorRecord CredentialRejected(AomSendResult result, IReadOnlyList<AomMetric> unsent)
    {
        string message = MessageText.Format(
            IsClosed(result) ? Strings.ConnectionClosedUnsent : IsForbidden(result) ? Strings.PermissionDenied : Strings.CredentialRejected,
            Reason(result), Counts.Metrics(unsent.Count));
        return Rejected(result, message, Strings.CredentialRejectedTarget, unsent);
    }

    /// <summary>Metrics pending in the spool; <paramref name="pending"/> includes those of earlier runs.</summary>
    public static ErrorRecord CredentialRejected(AomSendResult result, IReadOnlyList<AomMetric> kept, long pending)
    {
        string wait = MessageText.Format(pending == 1 ? Strings.CredentialRejectedPendingOne : Strings.CredentialRejectedPendingMany, pending);
        string message = MessageText.Format(
            IsClosed(result) ? Strings.ConnectionClosedKept : IsForbidden(result) ? Strings.PermissionDeniedKept : Strings.CredentialRejectedKept,
            Reason(result), wait);
        return Rejected(result, message, Strings.CredentialRejectedTargetKept, kept);
    }

    public static ErrorRecord SpoolUnavailable(string path, Exception error) =>
        Record(
            MessageText.Format(Strings.SpoolUnavailable, path, error.Message),
            error is SpoolException { Problem: SpoolProblem.NotSafe } ? "SpoolNotSafe" : "SpoolUnavailable",
            ErrorCategory.WriteError,
            path,
            MessageText.Join([error is SpoolException { Action: string action } ? action : Strings.SpoolUnavailableAction, Strings.SpoolUnavailableMeanwhile]));

    public static ErrorRecord SpoolUnreadable(string path, Exception error) =>
        Record(MessageText.Format(Strings.SpoolUnreadable, path, error.Message), "SpoolUnavailable", ErrorCategory.ReadError, path, Strings.SpoolUnreadableAction);

    public static ErrorRecord SpoolNotFound(string path) =>
        Record(MessageText.Format(Strings.SpoolNotFound, path), "SpoolNotFound", ErrorCategory.ObjectNotFound, path, Strings.SpoolNotFoundAction);

    public static ErrorRecord SpoolRemoveFailed(AomSpoolEntry entry, string reason) =>
        Record(MessageText.Format(Strings.SpoolRemoveFailed, entry.Path, reason), "SpoolRemoveFailed", ErrorCategory.WriteError, entry, Strings.SpoolRemoveFailedAction);

    public static ErrorRecord SpoolFileInUse(AomSpoolEntry entry, string reason) =>
        Record(MessageText.Format(Strings.SpoolRemoveFailed, entry.Path, reason), "SpoolFileInUse", ErrorCategory.ResourceBusy, entry, Strings.SpoolRemoveFailedAction);

    public static ErrorRecord NotConnected() =>
        Record(Strings.NotConnected, "NotConnected", ErrorCategory.AuthenticationError, null, Strings.NotConnectedAction);

    public static ErrorRecord ConnectionClosed(AomConnection connection) =>
        Record(MessageText.Format(Strings.ConnectionClosed, connection.Name), "ConnectionClosed", ErrorCategory.AuthenticationError, connection, Strings.NotConnectedAction);

    public static ErrorRecord ConnectionNotFound(string name) =>
        Record(MessageText.Format(Strings.ConnectionNotFound, name), "ConnectionNotFound", ErrorCategory.ObjectNotFound, name, Strings.ConnectionNotFoundAction);

    public static ErrorRecord ConnectFailed(ConnectFailure failure)
    {
        (string id, ErrorCategory category) = failure.Kind switch
        {
            ConnectFailureKind.LoginRejected => ("LoginRejected", ErrorCategory.AuthenticationError),
            ConnectFailureKind.CredentialNotFound => ("CredentialNotFound", ErrorCategory.ObjectNotFound),
            ConnectFailureKind.CredentialInvalid => ("CredentialInvalid", ErrorCategory.InvalidArgument),
            ConnectFailureKind.RegionMissing => ("RegionMissing", ErrorCategory.InvalidArgument),
            ConnectFailureKind.RegionInvalid => ("RegionInvalid", ErrorCategory.InvalidArgument),
            ConnectFailureKind.EndpointInvalid => ("EndpointInvalid", ErrorCategory.InvalidArgument),
            ConnectFailureKind.ProjectIdInvalid => ("ProjectIdInvalid", ErrorCategory.InvalidArgument),
            ConnectFailureKind.ProjectNotFound => ("ProjectNotFound", ErrorCategory.ObjectNotFound),
            ConnectFailureKind.ProxyInvalid => ("ProxyInvalid", ErrorCategory.InvalidArgument),
            ConnectFailureKind.SecretUnavailable => ("SecretUnavailable", ErrorCategory.ObjectNotFound),
            _ => ("ConnectFailed", ErrorCategory.ConnectionError),
        };
        return Record(failure.Message, id, category, failure.Target, Strings.ConnectFailedAction);
    }

    public static ErrorRecord TimeZoneNotFound(string message, object? target) =>
        Record(message, "TimeZoneNotFound", ErrorCategory.ObjectNotFound, target, Strings.InvalidParameterAction);

    public static ErrorRecord TimestampInvalid(string message, object? target) =>
        Record(message, "TimestampInvalid", ErrorCategory.InvalidArgument, target, Strings.InvalidParameterAction);

    public static ErrorRecord SpoolPathInvalid(string path, string provider) =>
        Record(MessageText.Format(Strings.SpoolProvider, path, provider), "SpoolPathInvalid", ErrorCategory.InvalidArgument, path, Strings.InvalidParameterAction);

    public static ErrorRecord CounterPathInvalid(string path) =>
        Record(MessageText.Format(Strings.CounterPathInvalid, path), "CounterPathInvalid", ErrorCategory.InvalidArgument, path, Strings.CounterPathInvalidAction);

    public static ErrorRecord CounterOfOtherMachine(string path, string host) =>
        Record(MessageText.Format(Strings.CounterOtherMachine, path, host), "CounterPathInvalid", ErrorCategory.InvalidArgument, path, Strings.CounterOtherMachineAction);

    public static ErrorRecord CounterNotFound(string path) =>
        Record(MessageText.Format(Strings.CounterNotFound, path), "CounterNotFound", ErrorCategory.ObjectNotFound, path, Strings.CounterNotFoundAction);

    public static ErrorRecord CounterSetNotFound(string name) =>
        Record(MessageText.Format(Strings.CounterSetNotFound, name), "CounterNotFound", ErrorCategory.ObjectNotFound, name, Strings.CounterNotFoundAction);

    /// <summary>This system lacks /proc; <paramref name="isWindows"/> selects the advice.</summary>
    public static ErrorRecord PlatformNotSupported(bool isWindows) =>
        Record(Strings.PlatformNotSupported, "PlatformNotSupported", ErrorCategory.NotImplemented, null, isWindows ? Strings.PlatformWindowsAction : Strings.PlatformOtherAction);

    public static ErrorRecord RootPathInvalid(string path) =>
        Record(MessageText.Format(Strings.RootPathInvalid, path), "RootPathInvalid", ErrorCategory.InvalidArgument, path, Strings.RootPathInvalidAction);

    public static ErrorRecord StatisticInvalid(string text) =>
        Record(MessageText.Format(Strings.StatisticInvalid, text), "StatisticInvalid", ErrorCategory.InvalidArgument, text, Strings.StatisticInvalidAction);

    private static bool IsForbidden(AomSendResult result) => result.StatusCode == 403;

    private static bool IsClosed(AomSendResult result) => result.Failure == TransportError.ConnectionClosed;

    private static bool IsNotSent(AomSendResult result) => result.AttemptCount == 0 || result.Failure == TransportError.CredentialUnavailable;

    private static string? Reason(AomSendResult result) => IsClosed(result) ? result.ErrorMessage : result.ResponseLine;

    private static ErrorRecord Rejected(AomSendResult result, string message, string ofTarget, IReadOnlyList<AomMetric> metrics)
    {
        (string id, ErrorCategory category, string action) =
            IsClosed(result) ? ("ConnectionClosed", ErrorCategory.AuthenticationError, Strings.NotConnectedAction)
            : IsForbidden(result) ? ("PermissionDenied", ErrorCategory.PermissionDenied, Strings.PermissionDeniedAction)
            : ConnectionDiagnosis.IsLocked(result.ErrorMessage) ? ("CredentialLocked", ErrorCategory.AuthenticationError, Strings.CredentialLockedAction)
            : ("CredentialRejected", ErrorCategory.AuthenticationError, Strings.CredentialRejectedAction);
        return Record(message, id, category, Target(metrics), action + " " + ofTarget);
    }

    // -Sanitize only corrects names.
    private static string Correction(IReadOnlyList<AomViolation> violations, string nextStep) => MessageText.Format(
        violations.All(violation => violation.CanSanitize) ? Strings.InvalidMetricSanitizeAction
        : violations.Any(violation => violation.CanSanitize) ? Strings.InvalidMetricMixedAction
        : violations.All(violation => violation.Field == "value") ? Strings.InvalidMetricValueAction
        : violations.All(violation => violation.Field == "collect_time") ? Strings.InvalidMetricTimeAction
        : Strings.InvalidMetricAction,
        nextStep);

    // This command works for both: $_.TargetObject | Send-AomMetricData
    private static object Target(IReadOnlyList<AomMetric> metrics) => metrics.Count == 1 ? metrics[0] : metrics.ToArray();

    /// <summary>Creates a record; invisible characters in the message are made visible.</summary>
    public static ErrorRecord Record(string message, string id, ErrorCategory category, object? target, string action)
    {
        string line = MessageText.Visible(message);
        return new ErrorRecord(new InvalidOperationException(line), id, category, target)
        {
            ErrorDetails = new ErrorDetails(line) { RecommendedAction = action },
        };
    }
}
