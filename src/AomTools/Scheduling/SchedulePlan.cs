using System.Collections.Generic;

namespace AomTools.Scheduling;

/// <summary>The steps that create a schedule, in order.</summary>
internal sealed record SchedulePlan(IReadOnlyList<ScheduleStep> Steps)
{
    /// <summary>The first line of every file, by which Unregister-AomSchedule recognizes its own files.</summary>
    public const string Mark = "Created by Register-AomSchedule";

    public static SchedulePlan For(ScheduleRequest request) => new(request.Kind switch
    {
        AomScheduleKind.Systemd => SystemdSchedule.Create(request),
        AomScheduleKind.Cron => CronSchedule.Create(request),
        _ => TaskSchedule.Create(request),
    });
}
