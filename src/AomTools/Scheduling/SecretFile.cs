using System;
using System.IO;
using AomTools.Compat;

namespace AomTools.Scheduling;

/// <summary>Checks the access to a file with a secret.</summary>
internal static class SecretFile
{
    private const int Others = 0x3F; // 0077

    /// <summary>Returns the reason why the file cannot be used: it is missing, or others may read it. Null if it can be used.</summary>
    public static string? FindProblem(string path)
    {
        try
        {
            PathStatus status = PathInspector.Read(path, follow: true);
            return status.Kind == PathKind.Missing ? Strings.ScheduleScriptMissing
                : (status.Mode & Others) != 0 ? MessageText.Format(Strings.ScheduleModeOpen, Convert.ToString(status.Mode, 8).PadLeft(4, '0'))
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }
}
