using System.Collections.Generic;

namespace AomTools.Scheduling;

/// <summary>One change of the system: a file to write or a program to run.</summary>
internal sealed record ScheduleStep
{
    private ScheduleStep()
    {
    }

    /// <summary>The file to write; null for a program.</summary>
    public AomScheduleFile? File { get; private init; }

    /// <summary>The program with its arguments; empty for a file.</summary>
    public IReadOnlyList<string> Program { get; private init; } = [];

    /// <summary>The message if the program fails; null for a message with the program and its output.</summary>
    public string? Failure { get; private init; }

    /// <summary>True if a failure of the program is irrelevant, such as the removal of a missing file.</summary>
    public bool MayFail { get; private init; }

    public static ScheduleStep Write(string path, string content) => new() { File = new AomScheduleFile(path, content) };

    public static ScheduleStep Run(params string[] program) => new() { Program = program };

    public static ScheduleStep Check(string failure, params string[] program) => new() { Program = program, Failure = failure };

    public static ScheduleStep Try(params string[] program) => new() { Program = program, MayFail = true };

    /// <summary>The step as a user would type it.</summary>
    public override string ToString() => File is null ? ShellText.Join(Program) : File.Path;
}
