using System;
using System.Collections.Generic;
using System.IO;

namespace AomTools.Commands.Scheduling;

/// <summary>The command that starts this PowerShell.</summary>
internal static class ShellCommand
{
    /// <summary>Returns the program of this process if it is a shell; otherwise that of PSHOME, or PSHOME's DLL for a .NET tool.</summary>
    public static IReadOnlyList<string> Find(string processPath, string home, Func<string, bool> exists)
    {
        if (Path.GetFileNameWithoutExtension(processPath).ToLowerInvariant() is "pwsh" or "powershell")
        {
            return [processPath];
        }

        foreach (string name in (string[])["pwsh", "pwsh.exe", "powershell.exe"])
        {
            string program = Path.Combine(home, name);
            if (exists(program))
            {
                return [program];
            }
        }

        return [processPath, Path.Combine(home, "pwsh.dll")];
    }
}
