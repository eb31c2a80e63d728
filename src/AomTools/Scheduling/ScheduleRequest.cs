using System.Collections.Generic;

namespace AomTools.Scheduling;

/// <summary>The data for the texts of a schedule.</summary>
internal sealed record ScheduleRequest
{
    public required AomScheduleKind Kind { get; init; }

    public required string Name { get; init; }

    public required string UserName { get; init; }

    /// <summary>True if the schedule creates the account, so that its removal deletes it.</summary>
    public bool CreatesAccount { get; init; }

    /// <summary>The program and the parameters that start PowerShell.</summary>
    public required IReadOnlyList<string> Shell { get; init; }

    public required string ScriptPath { get; init; }

    /// <summary>The parameters of the script. Each text is a name with a dash, or a value.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    public string? CredentialsPath { get; init; }

    public string? EnvironmentPath { get; init; }

    public int IntervalMinutes { get; init; } = 1;

    public bool IsContinuous { get; init; }

    public required int OffsetSec { get; init; }

    public SchedulePaths Paths => SchedulePaths.For(Kind, Name);

    /// <summary>The whole command, one text per argument.</summary>
    public IEnumerable<string> Command => [.. Shell, "-NoProfile", "-NonInteractive", "-File", ScriptPath, .. Arguments];
}
