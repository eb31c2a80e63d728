using System.Collections.Generic;

namespace AomTools.Scheduling;

/// <summary>The removal of a schedule: its files, and the steps before and after their deletion.</summary>
internal sealed record ScheduleRemoval(IReadOnlyList<string> Files, IReadOnlyList<ScheduleStep> Before, IReadOnlyList<ScheduleStep> After)
{
    public static ScheduleRemoval For(AomScheduleKind kind, string name) => kind switch
    {
        AomScheduleKind.Systemd => SystemdSchedule.Remove(SchedulePaths.For(kind, name).Id),
        AomScheduleKind.Cron => CronSchedule.Remove(SchedulePaths.For(kind, name).Id),
        _ => TaskSchedule.Remove(name),
    };
}
