namespace AomTools;

/// <summary>The scheduler of the operating system that starts a script.</summary>
public enum AomScheduleKind
{
    /// <summary>The scheduler of this system: Task Scheduler on Windows; on Linux systemd, or cron if systemd does not run.</summary>
    Default,

    /// <summary>A service of systemd, with a timer unless it runs permanently.</summary>
    Systemd,

    /// <summary>A line in /etc/cron.d.</summary>
    Cron,

    /// <summary>A task of the Windows Task Scheduler.</summary>
    TaskScheduler,
}
