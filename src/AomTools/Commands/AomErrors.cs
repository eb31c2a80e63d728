using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AomTools.Delivery;
using AomTools.Transport;

namespace AomTools.Commands;

/// <summary>Every error record that the module can write: stable id, fitting category, the input as target, and what to do.</summary>
internal static class AomErrors
{
    /// <summary>For what breaks a rule; <paramref name="again"/> says what is to be done with it once it is corrected.</summary>
    public static ErrorRecord InvalidMetric(object? target, IReadOnlyList<AomViolation> violations, string again)
    {
        string message = violations.Count == 1
            ? violations[0].Message
            : Text.Format(Strings.SeveralViolations, violations.Count, string.Join(" ", violations.Select((violation, i) => $"({i + 1}) {violation.Message}")));
        string action = target is null ? Strings.InvalidMetricNullAction : Correction(violations, again);
        return Record(message, "InvalidMetric", ErrorCategory.InvalidData, target, action);
    }

    public static ErrorRecord NullIsNoMetric() =>
        Record(Strings.NullIsNoMetric, "NotAMetric", ErrorCategory.InvalidType, null, Strings.InvalidMetricNullAction);

    public static ErrorRecord NotAMetric(object? target, string typeName) =>
        Record(Text.Format(Strings.NotAMetric, typeName), "NotAMetric", ErrorCategory.InvalidType, target, Strings.NotAMetricAction);

    public static ErrorRecord BatchRefused(DeliveryOutcome outcome) => Record(
        Text.Format(Strings.BatchRefused, Counts.Values(outcome.Result.Metrics), ReplyText.Of(outcome.Result)),
        "BatchRefused",
        ErrorCategory.InvalidResult,
        Target(outcome.Metrics),
        Strings.BatchRefusedAction);

    /// <summary>For values that no attempt brought through; <paramref name="spool"/> says that there is a spool, which does not keep them.</summary>
    public static ErrorRecord BatchNotDelivered(DeliveryOutcome outcome, bool spool) => Record(
        outcome.Result.Attempts == 0
            ? Text.Format(Strings.BatchNotTried, Counts.Values(outcome.Result.Metrics), outcome.Result.ErrorMessage)
            : Text.Format(Strings.BatchNotDelivered, Counts.Values(outcome.Result.Metrics), Counts.Attempts(outcome.Result.Attempts), ReplyText.Of(outcome.Result)),
        "BatchNotDelivered",
        outcome.Result.StatusCode == 429 ? ErrorCategory.LimitsExceeded : ErrorCategory.ConnectionError,
        Target(outcome.Metrics),
        spool ? Strings.BatchNotKeptAction : Strings.BatchNotDeliveredAction);

    /// <summary>For values that were not sent and are kept nowhere.</summary>
    public static ErrorRecord CredentialRefused(AomSendResult result, IReadOnlyList<AomMetric> unsent)
    {
        string message = Text.Format(IsForbidden(result) ? Strings.Forbidden : Strings.CredentialRefused, ReplyText.Of(result), Counts.Values(unsent.Count));
        return Barred(result, message, Strings.BarredTarget, unsent);
    }

    /// <summary>For values that were not sent and wait in the spool, <paramref name="waiting"/> with those of former runs.</summary>
    public static ErrorRecord CredentialRefused(AomSendResult result, IReadOnlyList<AomMetric> kept, long waiting)
    {
        string wait = Text.Format(waiting == 1 ? Strings.BarredWaitingOne : Strings.BarredWaitingMany, waiting);
        string message = Text.Format(IsForbidden(result) ? Strings.ForbiddenKept : Strings.CredentialRefusedKept, ReplyText.Of(result), wait);
        return Barred(result, message, Strings.BarredTargetKept, kept);
    }

    public static ErrorRecord SpoolUnusable(string path, Exception error) =>
        Record(Text.Format(Strings.SpoolUnusable, path, error.Message), "SpoolUnusable", ErrorCategory.WriteError, path, Strings.SpoolUnusableAction);

    public static ErrorRecord NoSpool(string path) =>
        Record(Text.Format(Strings.NoSpool, path), "NoSpool", ErrorCategory.ObjectNotFound, path, Strings.NoSpoolAction);

    public static ErrorRecord CannotRemove(AomSpoolEntry entry, string why) =>
        Record(Text.Format(Strings.CannotRemove, entry.Path, why), "CannotRemove", ErrorCategory.WriteError, entry, Strings.CannotRemoveAction);

    public static ErrorRecord NotConnected() =>
        Record(Strings.NotConnected, "NotConnected", ErrorCategory.AuthenticationError, null, Strings.NotConnectedAction);

    public static ErrorRecord Disconnected(AomConnection connection) =>
        Record(Text.Format(Strings.Disconnected, connection.Name), "Disconnected", ErrorCategory.AuthenticationError, connection, Strings.NotConnectedAction);

    public static ErrorRecord NoSuchConnection(string name) =>
        Record(Text.Format(Strings.NoSuchConnection, name), "NoSuchConnection", ErrorCategory.ObjectNotFound, name, Strings.NoSuchConnectionAction);

    public static ErrorRecord CannotConnect(string message, object? target) =>
        Record(message, "CannotConnect", ErrorCategory.InvalidArgument, target, Strings.CannotConnectAction);

    public static ErrorRecord InvalidParameter(string message, object? target) =>
        Record(message, "InvalidParameter", ErrorCategory.InvalidArgument, target, Strings.InvalidParameterAction);

    private static bool IsForbidden(AomSendResult result) => result.StatusCode == 403;

    private static ErrorRecord Barred(AomSendResult result, string message, string ofTarget, IReadOnlyList<AomMetric> metrics) => Record(
        message,
        IsForbidden(result) ? "NoRight" : "CredentialRefused",
        IsForbidden(result) ? ErrorCategory.PermissionDenied : ErrorCategory.AuthenticationError,
        Target(metrics),
        (IsForbidden(result) ? Strings.ForbiddenAction : RefusedAction(result)) + " " + ofTarget);

    private static string RefusedAction(AomSendResult result) =>
        ReplyDiagnosis.IsLocked(result.ErrorMessage) ? Strings.CredentialLockedAction : Strings.CredentialRefusedAction;

    // By what is wrong: -Shorten helps with texts that are too long, and with nothing else.
    private static string Correction(IReadOnlyList<AomViolation> violations, string again) => Text.Format(
        violations.All(violation => violation.CanShorten) ? Strings.InvalidMetricShortenAction
        : violations.Any(violation => violation.CanShorten) ? Strings.InvalidMetricMixedAction
        : violations.All(violation => violation.Field == "value") ? Strings.InvalidMetricValueAction
        : violations.All(violation => violation.Field == "collect_time") ? Strings.InvalidMetricTimeAction
        : Strings.InvalidMetricAction,
        again);

    // One metric stands for itself: $_.TargetObject | Send-AomMetricData works for both.
    private static object Target(IReadOnlyList<AomMetric> metrics) => metrics.Count == 1 ? metrics[0] : metrics.ToArray();

    private static ErrorRecord Record(string message, string id, ErrorCategory category, object? target, string action) =>
        new(new InvalidOperationException(message), id, category, target)
        {
            ErrorDetails = new ErrorDetails(message) { RecommendedAction = action },
        };
}
