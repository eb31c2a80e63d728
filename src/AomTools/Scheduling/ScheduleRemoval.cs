using System.Collections.Generic;

namespace AomTools.Scheduling;

/// <summary>What the removal of a schedule consists of: steps before and after its files and folders are deleted.</summary>
internal sealed record ScheduleRemoval(IReadOnlyList<string> Files, IReadOnlyList<ScheduleStep> Before, IReadOnlyList<ScheduleStep> After)
{
    public static ScheduleRemoval For(AomScheduleKind kind, string name) => kind switch
    {
        AomScheduleKind.Systemd => SystemdSchedule.Remove(SchedulePaths.For(kind, name).Id),
        AomScheduleKind.Cron => CronSchedule.Remove(SchedulePaths.For(kind, name).Id),
        _ => TaskSchedule.Remove(name),
    };
}
