using System.Collections.Generic;

namespace AomTools.Scheduling;

/// <summary>The system that a schedule changes.</summary>
internal interface IScheduleHost
{
    /// <summary>True if this process runs as root, or with the rights of an administrator on Windows.</summary>
    bool IsAdministrator { get; }

    /// <summary>Returns the text of a file, or null if it does not exist.</summary>
    string? ReadFile(string path);

    /// <summary>Writes a file and its folders; replaces an existing file. All users may read the file, and its owner may change it.</summary>
    void WriteFile(string path, string content);

    void DeleteFile(string path);

    /// <summary>Deletes a folder with its content, if it exists.</summary>
    void DeleteFolder(string path);

    /// <summary>Runs a program until it ends; returns null if it succeeded, otherwise its output.</summary>
    string? Run(IReadOnlyList<string> program);
}
