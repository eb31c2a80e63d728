using System.Collections.Generic;
using System.Globalization;

namespace AomTools.Scheduling;

/// <summary>A schedule of cron: the account, its folders, the line in /etc/cron.d and the rotation of the log.</summary>
internal static class CronSchedule
{
    public static IReadOnlyList<ScheduleStep> Create(ScheduleRequest request)
    {
        List<ScheduleStep> steps = [];
        if (request.CreatesAccount)
        {
            steps.Add(LinuxAccount.Create(request));
        }

        steps.AddRange(LinuxAccount.Check(request));
        steps.Add(ScheduleStep.Run("install", "-d", "-m", "700", "-o", request.UserName, request.Paths.State, request.Paths.Logs));
        steps.Add(ScheduleStep.Write(RotationPath(request.Paths.Id), Rotation(request)));
        steps.Add(ScheduleStep.Write(LinePath(request.Paths.Id), Line(request)));
        return steps;
    }

    public static ScheduleRemoval Remove(string id) => new([LinePath(id), RotationPath(id)], [], [ScheduleStep.Try("rm", "-f", CredentialsCopy(id), CredentialsLock(id))]);

    public static string Line(ScheduleRequest request)
    {
        string credentials = request.CredentialsPath is null ? string.Empty : "HUAWEICLOUD_SDK_CREDENTIALS_FILE=" + CredentialsCopy(request.Paths.Id) + "\n";
        string sleep = request.OffsetSec % 60 == 0 ? string.Empty : string.Format(CultureInfo.InvariantCulture, "sleep {0}; ", request.OffsetSec % 60);
        string owner = request.CredentialsPath is null ? request.UserName : "root";
        // Cron reads % as the end of the line.
        string command = (request.CredentialsPath is null ? Run(request) : RunWithCredentials(request, request.CredentialsPath)).Replace("%", @"\%");
        return $"# {SchedulePlan.Mark}; Unregister-AomSchedule removes it.\n"
            + $"SHELL=/bin/sh\nPATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\nHOME={request.Paths.State}\nNO_COLOR=1\nMAILTO=\"\"\n{credentials}"
            + $"{Minutes(request)} * * * * {owner} {sleep}{command}\n";
    }

    // Only one run holds the lock; any other run ends with 0.
    private static string Run(ScheduleRequest request) =>
        $"exec flock -n -E 0 {request.Paths.State}/lock {ShellText.Join(request.Command)} >>{request.Paths.Logs}/{request.Name}.log 2>&1";

    // Like LoadCredential of systemd: root copies the file for the account at the start of a run, so that a new key applies to the next run, and deletes the copy
    // at its end. Only root can open the lock, so that a start during a run does not touch the copy of that run.
    private static string RunWithCredentials(ScheduleRequest request, string path)
    {
        string copy = CredentialsCopy(request.Paths.Id);
        string lockFile = CredentialsLock(request.Paths.Id);
        string install = ShellText.Join(["install", "-m", "400", "-o", request.UserName, path, copy]);
        string run = ShellText.Join(["runuser", "-u", request.UserName, "--", "/bin/sh", "-c", Run(request)]);
        return $"(umask 077; : >>{lockFile}); exec 9<{lockFile}; flock -n 9 || exit 0; trap 'rm -f {copy}' EXIT; {install} || rm -f {copy}; {run}";
    }

    // Run as the account, so that logrotate does not follow links that the account may have put into its folder.
    public static string Rotation(ScheduleRequest request) => $$"""
        # {{SchedulePlan.Mark}}; Unregister-AomSchedule removes it.
        {{request.Paths.Logs}}/{{request.Name}}.log {
            su {{request.UserName}} {{request.UserName}}
            weekly
            rotate 4
            maxsize 10M
            copytruncate
            compress
            missingok
            notifempty
        }

        """.Replace("\r\n", "\n");

    private static string CredentialsCopy(string id) => "/run/" + id + ".credentials";

    private static string CredentialsLock(string id) => "/run/" + id + ".lock";

    private static string LinePath(string id) => "/etc/cron.d/" + id;

    private static string RotationPath(string id) => "/etc/logrotate.d/" + id;

    private static string Minutes(ScheduleRequest request) => request.IntervalMinutes == 1
        ? "*"
        : string.Format(CultureInfo.InvariantCulture, request.IntervalMinutes == 60 ? "{0}" : "{0}-59/{1}", request.OffsetSec / 60, request.IntervalMinutes);
}
