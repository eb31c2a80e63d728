using System;
using AomTools.Compat;

namespace AomTools.Scheduling;

/// <summary>
/// The names and folders of a schedule. They are derived from its name, so that its removal finds them. A prefix distinguishes them from those of other
/// programs.
/// </summary>
internal sealed record SchedulePaths(string Id, string State, string Spool, string Logs)
{
    public static SchedulePaths For(AomScheduleKind kind, string name)
    {
        string id = "aomtools-" + name;
        return kind == AomScheduleKind.TaskScheduler
            ? Windows(id, ProgramData() + @"\AomTools\" + name)
            : new SchedulePaths(id, "/var/lib/" + id, "/var/lib/" + id + "/spool", "/var/log/" + id);
    }

    private static SchedulePaths Windows(string id, string folder) => new(id, folder, folder + @"\spool", folder + @"\log");

    private static string ProgramData() => HostPlatform.IsWindows ? Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData) : @"C:\ProgramData";
}
