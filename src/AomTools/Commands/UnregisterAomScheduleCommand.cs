using System.Management.Automation;
using AomTools.Commands.Display;
using AomTools.Scheduling;

namespace AomTools.Commands;

/// <summary>Unregister-AomSchedule: removes a schedule of Register-AomSchedule; asks for confirmation.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "AomSchedule", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Address + "Unregister-AomSchedule.md")]
[OutputType(typeof(void))]
public sealed class UnregisterAomScheduleCommand : AomScheduleCommand
{
    /// <summary>Keeps the folder of the spool, and the account that owns it.</summary>
    [Parameter]
    public SwitchParameter KeepSpool { get; set; }

    /// <summary>Removes the schedule.</summary>
    protected override void ProcessRecord()
    {
        AomScheduleKind kind = SelectedKind;
        SchedulePaths paths = SchedulePaths.For(kind, Name);
        if (!Installer.Exists(kind, Name))
        {
            WriteError(ScheduleErrors.NotFound(Name, kind));
            return;
        }

        string action = KeepSpool ? Strings.ScheduleRemoveKeeping : MessageText.Format(Strings.ScheduleRemove, paths.State);
        if (ShouldProcess(paths.Id, action))
        {
            CheckPermission();
            Run(() => Installer.Uninstall(kind, Name, KeepSpool), paths.Id);
        }
    }
}
