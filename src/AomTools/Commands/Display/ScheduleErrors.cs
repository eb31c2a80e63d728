using System.Management.Automation;

namespace AomTools.Commands.Display;

/// <summary>Creates the error records of the cmdlets for schedules.</summary>
internal static class ScheduleErrors
{
    public static ErrorRecord ScriptInvalid(string path, string reason) =>
        AomErrors.Record(MessageText.Format(Strings.ScheduleScriptInvalid, path, reason), "ScheduleScriptInvalid", ErrorCategory.InvalidArgument, path, Strings.ScheduleScriptInvalidAction);

    public static ErrorRecord Unsupported(string message, object target) =>
        AomErrors.Record(message, "ScheduleUnsupported", ErrorCategory.NotInstalled, target, Strings.ScheduleUnsupportedAction);

    public static ErrorRecord SecretExposed(string path, string reason, string action) =>
        AomErrors.Record(MessageText.Format(Strings.ScheduleSecretExposed, path, reason), "ScheduleSecretExposed", ErrorCategory.SecurityError, path, action);

    public static ErrorRecord NotPermitted(string command) =>
        AomErrors.Record(MessageText.Format(Strings.ScheduleNotPermitted, command), "ScheduleNotPermitted", ErrorCategory.PermissionDenied, command, Strings.ScheduleNotPermittedAction);

    public static ErrorRecord FileUnreadable(string account, string path) =>
        AomErrors.Record(MessageText.Format(Strings.ScheduleAccountCannotRead, account, path), "ScheduleFileUnreadable", ErrorCategory.PermissionDenied, path, Strings.ScheduleFileUnreadableAction);

    public static ErrorRecord FileExists(string path) =>
        AomErrors.Record(MessageText.Format(Strings.ScheduleFileExists, path), "ScheduleFileExists", ErrorCategory.ResourceExists, path, Strings.ScheduleFileExistsAction);

    public static ErrorRecord Failed(string id, string reason) =>
        AomErrors.Record(MessageText.Format(Strings.ScheduleFailed, id, reason), "ScheduleFailed", ErrorCategory.OperationStopped, id, Strings.ScheduleFailedAction);

    public static ErrorRecord NotFound(string name, AomScheduleKind kind) =>
        AomErrors.Record(MessageText.Format(Strings.ScheduleNotFound, name, kind), "ScheduleNotFound", ErrorCategory.ObjectNotFound, name, Strings.ScheduleNotFoundAction);
}
