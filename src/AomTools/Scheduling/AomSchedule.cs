using System.Collections.Generic;
using System.Linq;
using AomTools.Scheduling;

namespace AomTools;

/// <summary>A script that the operating system starts regularly, or keeps running.</summary>
public sealed class AomSchedule
{
    internal AomSchedule(ScheduleRequest request, SchedulePlan plan, bool isRegistered)
    {
        Name = request.Name;
        Kind = request.Kind;
        ScriptPath = request.ScriptPath;
        UserName = request.UserName;
        IsContinuous = request.IsContinuous;
        IntervalMinutes = request.IntervalMinutes;
        OffsetSec = request.OffsetSec;
        SpoolPath = request.Paths.Spool;
        Files = plan.Steps.Select(static step => step.File).OfType<AomScheduleFile>().ToArray();
        IsRegistered = isRegistered;
    }

    /// <summary>The name, such as aom.</summary>
    public string Name { get; }

    /// <summary>The scheduler.</summary>
    public AomScheduleKind Kind { get; }

    /// <summary>The full path of the script.</summary>
    public string ScriptPath { get; }

    /// <summary>The account that runs the script.</summary>
    public string UserName { get; }

    /// <summary>True for a script that runs permanently.</summary>
    public bool IsContinuous { get; }

    /// <summary>The minutes between two starts, 1 to 60. For a permanent script under cron, the interval of the check that restarts it.</summary>
    public int IntervalMinutes { get; }

    /// <summary>The seconds between the start of an interval and the start of the script; derived from the host name.</summary>
    public int OffsetSec { get; }

    /// <summary>The folder for undelivered metrics.</summary>
    public string SpoolPath { get; }

    /// <summary>The files, with their text.</summary>
    public IReadOnlyList<AomScheduleFile> Files { get; }

    /// <summary>False with -WhatIf, because nothing was created.</summary>
    public bool IsRegistered { get; }

    /// <summary>The scheduler and the name.</summary>
    public override string ToString() => Kind + " " + Name;
}
