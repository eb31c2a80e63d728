using System;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;

namespace AomTools.Scheduling;

/// <summary>The definition of a task, in the schema of the Task Scheduler, version 1.2.</summary>
internal static class TaskXml
{
    private static readonly XNamespace s_schema = "http://schemas.microsoft.com/windows/2004/02/mit/task";

    public static string Create(ScheduleRequest request) => new XElement(
        s_schema + "Task",
        new XAttribute("version", "1.2"),
        Element("RegistrationInfo", Element("Description", $"Send metrics to AOM ({request.Name}). {SchedulePlan.Mark}.")),
        Element("Triggers", Element("TimeTrigger", Repetition(request), Element("StartBoundary", Start(request)))),
        Element("Principals", Principal(request.UserName)),
        Element("Settings", Settings(request)),
        Element("Actions", new XAttribute("Context", "Author"), Element("Exec", Element("Command", request.Shell[0]), Element("Arguments", Arguments(request))))).ToString().Replace("\r\n", "\n") + "\n";

    /// <summary>The account for icacls: a name, or * and a SID.</summary>
    public static string Account(string userName) => IsSid(userName) ? "*" + userName : userName;

    private static bool IsSid(string userName) => userName.StartsWith("S-1-", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns a file of the task in a profile folder, which service accounts other than SYSTEM cannot read; null if there is none.</summary>
    public static string? FindUnreadable(ScheduleRequest request, string profile)
    {
        bool isService = request.UserName.ToUpperInvariant() is "S-1-5-19" or "S-1-5-20" || request.UserName.EndsWith("$", StringComparison.Ordinal);
        string folder = profile.TrimEnd('\\') + '\\';
        return !isService || profile.Length == 0 ? null
            : new[] { request.ScriptPath, request.Shell[0], request.CredentialsPath }.FirstOrDefault(path => path?.StartsWith(folder, StringComparison.OrdinalIgnoreCase) == true);
    }

    private static bool IsService(string userName) => userName.ToUpperInvariant() is "S-1-5-18" or "S-1-5-19" or "S-1-5-20";

    private static XElement Element(string name, params object[] content) => new(s_schema + name, content);

    // A time in the past, from which the task repeats. With the offset, it starts at the same second of each interval.
    private static string Start(ScheduleRequest request) => new DateTime(2026, 1, 1).AddSeconds(request.OffsetSec).ToString("s", CultureInfo.InvariantCulture);

    private static XElement Repetition(ScheduleRequest request) => Element("Repetition", Element("Interval", "PT" + request.IntervalMinutes.ToString(CultureInfo.InvariantCulture) + "M"));

    // A service account has no password, and Windows manages the password of a gMSA. For other accounts, S4U runs the task without storing one.
    private static XElement Principal(string userName)
    {
        XElement principal = Element("Principal", new XAttribute("id", "Author"), Element("UserId", userName));
        if (!IsService(userName))
        {
            principal.Add(Element("LogonType", userName.EndsWith("$", StringComparison.Ordinal) ? "Password" : "S4U"));
        }

        principal.Add(Element("RunLevel", "LeastPrivilege"));
        return principal;
    }

    // In the order of the schema. A stopped run loses no metrics, because they are in the spool.
    private static object[] Settings(ScheduleRequest request) =>
    [
        Element("MultipleInstancesPolicy", "IgnoreNew"),
        Element("DisallowStartIfOnBatteries", "false"),
        Element("StopIfGoingOnBatteries", "false"),
        Element("StartWhenAvailable", "true"),
        Element("ExecutionTimeLimit", request.IsContinuous ? "PT0S" : "PT30M"),
    ];

    // The log of each month, three logs at most. Code 3 is first, because a script that cannot start ends with it.
    private static string Arguments(ScheduleRequest request)
    {
        string logs = request.Paths.Logs;
        string credentials = request.CredentialsPath is null ? string.Empty : "$env:HUAWEICLOUD_SDK_CREDENTIALS_FILE = " + WindowsText.Literal(request.CredentialsPath) + "; ";
        string command = $"$null = New-Item {WindowsText.Literal(logs)} -ItemType Directory -Force; "
            + $"Get-ChildItem {WindowsText.Literal(logs)} -Filter *.log | Where-Object LastWriteTime -LT (Get-Date).AddMonths(-3) | Remove-Item; "
            + $"{credentials}$global:LASTEXITCODE = 3; & {{ {WindowsText.Call(request.ScriptPath, request.Arguments)} }} "
            + $"*>> ({WindowsText.Literal(logs + @"\{0:yyyyMM}.log")} -f (Get-Date)); exit $LASTEXITCODE";
        return string.Join(" ", request.Shell.Skip(1).Select(WindowsText.Argument).Concat(["-NoProfile", "-NonInteractive", "-Command", WindowsText.Argument(command)]));
    }
}
