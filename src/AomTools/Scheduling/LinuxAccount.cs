using System;
using System.Collections.Generic;
using System.Linq;

namespace AomTools.Scheduling;

/// <summary>The system account of a schedule on Linux.</summary>
internal static class LinuxAccount
{
    /// <summary>Creates an account without a password, a shell and a home directory in /home.</summary>
    public static ScheduleStep Create(ScheduleRequest request) => ScheduleStep.Run(
        "useradd", "--system", "--user-group", "--no-create-home", "--home-dir", request.Paths.State, "--shell", "/usr/sbin/nologin", "--comment", Comment(request.Paths.Id), request.UserName);

    /// <summary>Checks that the account can start the shell and read the script. A module in a home folder would fail at each start.</summary>
    public static IEnumerable<ScheduleStep> Check(ScheduleRequest request) =>
    [
        Test(request.UserName, "-x", request.Shell[0], MessageText.Format(Strings.ScheduleAccountCannotRun, request.UserName, request.Shell[0])),
        .. request.Shell.Skip(1).Append(request.ScriptPath).Select(file => Test(request.UserName, "-r", file, MessageText.Format(Strings.ScheduleAccountCannotRead, request.UserName, file))),
    ];

    /// <summary>Ends a run that cron started. Its metrics are in the spool.</summary>
    public static ScheduleStep EndProcesses(string id) => ScheduleStep.Try("pkill", "-KILL", "-u", id);

    // A process that is about to end must not prevent the removal of the account.
    public static ScheduleStep Delete(string id) => ScheduleStep.Run("userdel", "--force", id);

    /// <summary>True if the account's line in /etc/passwd shows that a schedule of this name created it.</summary>
    public static bool IsOwn(string passwd, string id) => GetFields(passwd, id) is { Length: > 4 } fields && fields[4] == Comment(id);

    private static ScheduleStep Test(string userName, string access, string path, string failure) =>
        ScheduleStep.Check(failure, "runuser", "-u", userName, "--", "test", access, path);

    private static string Comment(string id) => "AomTools schedule " + id;

    private static string[]? GetFields(string passwd, string name) => passwd.Split('\n').Select(static line => line.Split(':')).FirstOrDefault(fields => string.Equals(fields[0], name, StringComparison.Ordinal));
}
