using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using AomTools.Commands.Display;
using AomTools.Commands.Scheduling;
using AomTools.Compat;
using AomTools.Scheduling;

namespace AomTools.Commands;

/// <summary>Register-AomSchedule: configures the operating system to start a script regularly, or to keep it running.</summary>
[Cmdlet(VerbsLifecycle.Register, "AomSchedule", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, HelpUri = HelpPages.Address + "Register-AomSchedule.md")]
[OutputType(typeof(AomSchedule))]
public sealed class RegisterAomScheduleCommand : AomScheduleCommand
{
    private const string DefaultScript = "Send-ServerCounters.ps1";
    private const string LocalService = "S-1-5-19";

    /// <summary>The script. Default: Send-ServerCounters.ps1 of this module.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [Alias("Path")]
    public string? ScriptPath { get; set; }

    /// <summary>Parameters of the script with their values.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary ScriptParameter { get; set; } = new Hashtable();

    /// <summary>The minutes between two starts, a divisor of 60.</summary>
    [Parameter]
    [ValidateSet("1", "2", "3", "4", "5", "6", "10", "12", "15", "20", "30", "60")]
    public int IntervalMinutes { get; set; } = 1;

    /// <summary>Keeps the script running, and restarts it after it ends.</summary>
    [Parameter]
    public SwitchParameter Continuous { get; set; }

    /// <summary>An existing account. Default: a new account, or LOCAL SERVICE on Windows.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? UserName { get; set; }

    /// <summary>A credentials file.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CredentialsPath { get; set; }

    /// <summary>A file with environment variables, for systemd.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EnvironmentPath { get; set; }

    /// <summary>Creates the schedule.</summary>
    protected override void ProcessRecord()
    {
        ScheduleRequest request = CreateRequest();
        SchedulePlan plan = SchedulePlan.For(request);
        string question = MessageText.Format(Strings.ScheduleQuestion, request.Paths.Id, request.Kind);
        bool register = ShouldProcess(SchedulePreview.Describe(plan), question, Strings.ScheduleCaption);
        if (register)
        {
            CheckSystem(request, plan);
            Run(() => Installer.Install(request, plan), request.Paths.Id);
        }

        WriteObject(new AomSchedule(request, plan, register));
    }

    private ScheduleRequest CreateRequest()
    {
        AomScheduleKind kind = SelectedKind;
        string script = ScriptPath is null ? FindExample() : AbsolutePath(ScriptPath);
        string account = UserName ?? (kind == AomScheduleKind.TaskScheduler ? LocalService : SchedulePaths.For(kind, Name).Id);
        if (EnvironmentPath is not null && kind != AomScheduleKind.Systemd)
        {
            ThrowTerminatingError(ScheduleErrors.Unsupported(MessageText.Format(Strings.ScheduleNoEnvironment, kind), kind));
        }

        return new ScheduleRequest
        {
            Kind = kind,
            Name = Name,
            UserName = account,
            CreatesAccount = UserName is null && kind != AomScheduleKind.TaskScheduler && !Installer.HasAccount(account),
            Shell = ShellCommand.Find(HostPlatform.ProcessPath, SessionState.PSVariable.GetValue("PSHOME").ToString()!, File.Exists),
            ScriptPath = script,
            Arguments = Arguments(script, SchedulePaths.For(kind, Name).Spool),
            CredentialsPath = CredentialsPath is null ? null : AbsolutePath(CredentialsPath),
            EnvironmentPath = EnvironmentPath is null ? null : AbsolutePath(EnvironmentPath),
            IntervalMinutes = IntervalMinutes,
            IsContinuous = Continuous,
            OffsetSec = ScheduleOffset.Of(Environment.MachineName, IntervalMinutes),
        };
    }

    private List<string> Arguments(string path, string spool)
    {
        ScheduleScript script = Parse(path);
        List<string> arguments = [];
        foreach (DictionaryEntry parameter in InOrder(ScriptParameter))
        {
            string name = parameter.Key.ToString()!;
            if (!script.Declares(name))
            {
                ThrowTerminatingError(ScheduleErrors.ScriptInvalid(path, MessageText.Format(Strings.ScheduleParameterUnknown, name)));
            }

            if (!ScriptArguments.TryAppend(arguments, name, parameter.Value))
            {
                ThrowTerminatingError(ScheduleErrors.ScriptInvalid(path, MessageText.Format(Strings.ScheduleParameterNotText, name)));
            }
        }

        AddDefault(script, arguments, "SpoolPath", spool);
        AddDefault(script, arguments, "Continuous", Continuous);
        return arguments;
    }

    private static void AddDefault(ScheduleScript script, List<string> arguments, string name, object value)
    {
        if (script.Declares(name) && !arguments.Contains("-" + name, StringComparer.OrdinalIgnoreCase))
        {
            ScriptArguments.TryAppend(arguments, name, value is SwitchParameter given ? given.ToBool() : value);
        }
    }

    // A hashtable has no order. Sort it, so that the same call creates the same text.
    private static IEnumerable<DictionaryEntry> InOrder(IDictionary values) => values is Hashtable
        ? values.Cast<DictionaryEntry>().OrderBy(static entry => entry.Key.ToString(), StringComparer.Ordinal)
        : values.Cast<DictionaryEntry>();

    private ScheduleScript Parse(string path)
    {
        if (!File.Exists(path))
        {
            ThrowTerminatingError(ScheduleErrors.ScriptInvalid(path, Strings.ScheduleScriptMissing));
        }

        (ScheduleScript? script, string? problem) = ScheduleScript.Read(path);
        if (script is null)
        {
            ThrowTerminatingError(ScheduleErrors.ScriptInvalid(path, problem!));
        }

        return script!;
    }

    // The folder Examples of the installed module is under src in a checkout.
    private string FindExample()
    {
        string root = MyInvocation.MyCommand.Module.ModuleBase;
        string installed = Path.Combine(root, "Examples", DefaultScript);
        return File.Exists(installed) ? installed : Path.Combine(root, "src", "Examples", DefaultScript);
    }

    private void CheckSystem(ScheduleRequest request, SchedulePlan plan)
    {
        CheckKind(request.Kind);
        CheckPermission();
        if (Installer.FindForeign(plan.Steps.Select(static step => step.File?.Path).OfType<string>()) is string foreign)
        {
            ThrowTerminatingError(ScheduleErrors.FileExists(foreign));
        }

        if (UserName is not null && !HostPlatform.IsWindows && !Installer.HasAccount(UserName))
        {
            ThrowTerminatingError(ScheduleErrors.Unsupported(MessageText.Format(Strings.ScheduleNoAccount, UserName), UserName));
        }

        if (request.Kind == AomScheduleKind.TaskScheduler && TaskXml.FindUnreadable(request, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)) is string unreadable)
        {
            ThrowTerminatingError(ScheduleErrors.FileUnreadable(request.UserName, unreadable));
        }

        foreach (string path in new[] { request.CredentialsPath, request.EnvironmentPath }.OfType<string>())
        {
            if (SecretFile.FindProblem(path) is string problem)
            {
                string action = HostPlatform.IsWindows ? Strings.ScheduleSecretExposedWindowsAction : MessageText.Format(Strings.ScheduleSecretExposedAction, path);
                ThrowTerminatingError(ScheduleErrors.SecretExposed(path, problem, action));
            }
        }
    }
}
