using System.Collections.Generic;

namespace AomTools.Scheduling;

/// <summary>A schedule of systemd: the account, the units and the commands that start them.</summary>
internal static class SystemdSchedule
{
    private const string Folder = "/etc/systemd/system/";

    public static IReadOnlyList<ScheduleStep> Create(ScheduleRequest request)
    {
        List<ScheduleStep> steps = [];
        if (request.CreatesAccount)
        {
            steps.Add(LinuxAccount.Create(request));
        }

        steps.AddRange(LinuxAccount.Check(request));
        steps.Add(ScheduleStep.Write(ServicePath(request.Paths.Id), SystemdUnits.Service(request)));
        if (!request.IsContinuous)
        {
            steps.Add(ScheduleStep.Write(TimerPath(request.Paths.Id), SystemdUnits.Timer(request)));
        }

        steps.Add(ScheduleStep.Run("systemctl", "daemon-reload"));
        steps.Add(ScheduleStep.Run("systemctl", "enable", "--now", request.Paths.Id + (request.IsContinuous ? ".service" : ".timer")));
        return steps;
    }

    public static ScheduleRemoval Remove(string id) => new(
        [ServicePath(id), TimerPath(id)],
        [ScheduleStep.Try("systemctl", "disable", "--now", id + ".timer"), ScheduleStep.Try("systemctl", "disable", "--now", id + ".service")],
        [ScheduleStep.Try("systemctl", "daemon-reload"), ScheduleStep.Try("systemctl", "reset-failed", id + ".service")]);

    private static string ServicePath(string id) => Folder + id + ".service";

    private static string TimerPath(string id) => Folder + id + ".timer";
}
