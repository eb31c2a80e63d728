using System.Linq;
using AomTools.Scheduling;

namespace AomTools.Tests.Scheduling;

/// <summary>Requests and texts of schedules.</summary>
internal static class TestSchedules
{
    public static ScheduleRequest Request(AomScheduleKind kind = AomScheduleKind.Systemd, params string[] arguments) => new()
    {
        Kind = kind,
        Name = "agent",
        UserName = kind == AomScheduleKind.TaskScheduler ? "S-1-5-19" : "aomtools-agent",
        CreatesAccount = kind != AomScheduleKind.TaskScheduler,
        Shell = [kind == AomScheduleKind.TaskScheduler ? @"C:\pwsh.exe" : "/usr/bin/pwsh"],
        ScriptPath = kind == AomScheduleKind.TaskScheduler ? @"C:\Send.ps1" : "/opt/Send.ps1",
        Arguments = arguments,
        OffsetSec = 37,
    };

    public static string FileText(ScheduleRequest request, string ending) =>
        SchedulePlan.For(request).Steps.Select(step => step.File).Single(file => file?.Path.EndsWith(ending, System.StringComparison.Ordinal) == true)!.Content;
}
