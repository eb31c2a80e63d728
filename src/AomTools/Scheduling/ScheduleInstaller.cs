using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace AomTools.Scheduling;

/// <summary>Creates and removes schedules. It changes and deletes only files that Register-AomSchedule created.</summary>
internal sealed class ScheduleInstaller(IScheduleHost host)
{
    private const string Accounts = "/etc/passwd";

    /// <summary>True for root, and for an administrator on Windows. Other users cannot change schedules.</summary>
    public bool IsPermitted => host.IsAdministrator;

    /// <summary>Returns an existing file of the plan that something else created; null if there is none.</summary>
    public string? FindForeign(IEnumerable<string> paths) => paths.FirstOrDefault(path => host.ReadFile(path) is string text && !IsOwn(text));

    /// <summary>True if a schedule of this name was registered, even partly.</summary>
    public bool Exists(AomScheduleKind kind, string name) =>
        ScheduleRemoval.For(kind, name).Files.Any(path => host.ReadFile(path) is string text && IsOwn(text)) || HasOwnAccount(kind, name);

    public bool HasAccount(string name) => host.Run(["id", "-u", name]) is null;

    /// <summary>Runs the steps in order, and stops at the first failure. Replaces an existing schedule with the same name.</summary>
    /// <exception cref="ScheduleException">A step failed.</exception>
    public void Install(ScheduleRequest request, SchedulePlan plan)
    {
        if (Exists(request.Kind, request.Name))
        {
            Delete(ScheduleRemoval.For(request.Kind, request.Name));
        }

        foreach (ScheduleStep step in plan.Steps)
        {
            Execute(step);
        }
    }

    /// <summary>Stops the schedule and deletes its files, its folders, and the account if a schedule created it.</summary>
    /// <exception cref="ScheduleException">A step failed.</exception>
    public void Uninstall(AomScheduleKind kind, string name, bool keepSpool)
    {
        ScheduleRemoval removal = ScheduleRemoval.For(kind, name);
        SchedulePaths paths = SchedulePaths.For(kind, name);
        Delete(removal);
        bool hasOwnAccount = HasOwnAccount(kind, name);
        if (hasOwnAccount)
        {
            Execute(LinuxAccount.EndProcesses(paths.Id));
        }

        Try(paths.Logs, () => host.DeleteFolder(paths.Logs));
        if (keepSpool)
        {
            return;
        }

        Try(paths.State, () => host.DeleteFolder(paths.State));
        // After the folders: otherwise, a new account could get the same user ID and access to the remaining folders.
        if (hasOwnAccount)
        {
            Execute(LinuxAccount.Delete(paths.Id));
        }
    }

    private void Delete(ScheduleRemoval removal)
    {
        Execute(removal.Before);
        foreach (string file in removal.Files)
        {
            Try(file, () => host.DeleteFile(file));
        }

        Execute(removal.After);
    }

    private bool HasOwnAccount(AomScheduleKind kind, string name) =>
        kind != AomScheduleKind.TaskScheduler && LinuxAccount.IsOwn(host.ReadFile(Accounts) ?? string.Empty, SchedulePaths.For(kind, name).Id);

    private static bool IsOwn(string text) => text.IndexOf(SchedulePlan.Mark, StringComparison.Ordinal) >= 0;

    private void Execute(IEnumerable<ScheduleStep> steps)
    {
        foreach (ScheduleStep step in steps)
        {
            Execute(step);
        }
    }

    private void Execute(ScheduleStep step) => Try(step.ToString(), () =>
    {
        if (step.File is AomScheduleFile file)
        {
            host.WriteFile(file.Path, file.Content);
        }
        else if (host.Run(step.Program) is string problem && !step.MayFail)
        {
            throw new ScheduleException(step.Failure ?? MessageText.Format(Strings.ScheduleStepFailed, step.ToString(), MessageText.Clip(problem, 300)));
        }
    });

    private static void Try(string subject, Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ScheduleException(MessageText.Format(Strings.ScheduleStepFailed, subject, error.Message));
        }
    }
}
