using System.Collections.Generic;

namespace AomTools.Scheduling;

/// <summary>A schedule of the Task Scheduler: the folder with its access list, and the task.</summary>
internal static class TaskSchedule
{
    private const string TaskFolder = @"\AomTools\";

    public static IReadOnlyList<ScheduleStep> Create(ScheduleRequest request) =>
    [
        // Others may have created the folder before. Remove their access.
        PowerShell($"New-Item {WindowsText.Literal(request.Paths.State)} -ItemType Directory -Force -ErrorAction Stop | Out-Null"),
        ScheduleStep.Run("icacls.exe", request.Paths.State, "/setowner", "*S-1-5-32-544"),
        ScheduleStep.Run("icacls.exe", request.Paths.State, "/reset"),
        // Administrators, SYSTEM and the account. The names of the first two depend on the language of Windows.
        ScheduleStep.Run("icacls.exe", request.Paths.State, "/inheritance:r", "/grant:r", "*S-1-5-32-544:(OI)(CI)F", "*S-1-5-18:(OI)(CI)F", TaskXml.Account(request.UserName) + ":(OI)(CI)M"),
        ScheduleStep.Write(XmlPath(request.Name), TaskXml.Create(request)),
        PowerShell($"Register-ScheduledTask -TaskName {WindowsText.Literal(request.Name)} -TaskPath {TaskFolder} -Xml (Get-Content -LiteralPath {WindowsText.Literal(XmlPath(request.Name))} -Raw -Encoding UTF8) -Force -ErrorAction Stop | Out-Null"),
        .. request.IsContinuous ? [PowerShell($"Start-ScheduledTask -TaskName {WindowsText.Literal(request.Name)} -TaskPath {TaskFolder}")] : (ScheduleStep[])[],
    ];

    public static ScheduleRemoval Remove(string name) => new(
        [XmlPath(name)],
        [
            PowerShell($"Stop-ScheduledTask -TaskName {WindowsText.Literal(name)} -TaskPath {TaskFolder} -ErrorAction Ignore"),
            PowerShell($"Unregister-ScheduledTask -TaskName {WindowsText.Literal(name)} -TaskPath {TaskFolder} -Confirm:$false -ErrorAction Stop"),
        ],
        []);

    private static string XmlPath(string name) => SchedulePaths.For(AomScheduleKind.TaskScheduler, name).State + @"\task.xml";

    private static ScheduleStep PowerShell(string command) => ScheduleStep.Run("powershell.exe", "-NoProfile", "-NonInteractive", "-Command", command);
}
