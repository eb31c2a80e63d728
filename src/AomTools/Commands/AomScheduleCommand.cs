using System;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Management.Automation;
using AomTools.Commands.Display;
using AomTools.Commands.Pipeline;
using AomTools.Compat;
using AomTools.Scheduling;

namespace AomTools.Commands;

/// <summary>The base of the cmdlets for schedules: the parameters for the name and the scheduler.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AomScheduleCommand : AomCommand
{
    /// <summary>The name of the schedule: 1 to 20 lower-case letters, digits and hyphens.</summary>
    [Parameter(Position = 0)]
    [ValidatePattern("^(?-i)[a-z][a-z0-9-]{0,19}$")]
    public string Name { get; set; } = "agent";

    /// <summary>The scheduler. Default: the scheduler of this system.</summary>
    [Parameter]
    public AomScheduleKind Kind { get; set; }

    private protected ScheduleInstaller Installer { get; } = new(new ScheduleHost());

    private protected AomScheduleKind SelectedKind => Kind != AomScheduleKind.Default ? Kind
        : HostPlatform.IsWindows ? AomScheduleKind.TaskScheduler
        : Directory.Exists("/run/systemd/system") || !Directory.Exists("/etc/cron.d") ? AomScheduleKind.Systemd
        : AomScheduleKind.Cron;

    /// <summary>Ends the run if this system lacks the scheduler.</summary>
    private protected void CheckKind(AomScheduleKind kind)
    {
        bool isHere = kind switch
        {
            AomScheduleKind.TaskScheduler => HostPlatform.IsWindows,
            AomScheduleKind.Systemd => HostPlatform.IsLinux && Directory.Exists("/run/systemd/system"),
            _ => HostPlatform.IsLinux && Directory.Exists("/etc/cron.d"),
        };
        if (!isHere)
        {
            ThrowTerminatingError(ScheduleErrors.Unsupported(MessageText.Format(Strings.ScheduleNotHere, kind), kind));
        }
    }

    /// <summary>Ends the run if this process lacks the permission to change schedules.</summary>
    private protected void CheckPermission()
    {
        if (!Installer.IsPermitted)
        {
            ThrowTerminatingError(ScheduleErrors.NotPermitted(MyInvocation.MyCommand.Name));
        }
    }

    /// <summary>Runs steps; ends the run if one fails.</summary>
    private protected void Run(Action steps, string id)
    {
        try
        {
            steps();
        }
        catch (ScheduleException error)
        {
            ThrowTerminatingError(ScheduleErrors.Failed(id, error.Message));
        }
    }

    /// <summary>Returns the full path of a file; ends the run if a unit or a crontab could not contain the path.</summary>
    private protected string AbsolutePath(string path)
    {
        string full = FolderPath(path);
        if (full.Any(static c => char.IsControl(c)))
        {
            ThrowTerminatingError(ScheduleErrors.Unsupported(MessageText.Format(Strings.SchedulePath, full), full));
        }

        return full;
    }
}
