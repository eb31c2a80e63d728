using System;
using System.Collections.Generic;
using System.IO;

namespace AomTools.Commands.Scheduling;

/// <summary>The command that starts this PowerShell.</summary>
internal static class ShellCommand
{
    /// <summary>Returns the program of this process if it is a shell; dotnet and the DLL in PSHOME for a .NET tool; otherwise the program in PSHOME.</summary>
    public static IReadOnlyList<string> Find(string processPath, string home, Func<string, bool> exists)
    {
        string process = Path.GetFileNameWithoutExtension(processPath).ToLowerInvariant();
        if (process is "pwsh" or "powershell")
        {
            return [processPath];
        }

        // A .NET tool also has a program, but only its owner may run it.
        string tool = Path.Combine(home, "pwsh.dll");
        if (process == "dotnet" && exists(tool))
        {
            return [processPath, tool];
        }

        string[] programs = [Path.Combine(home, "pwsh"), Path.Combine(home, "pwsh.exe"), Path.Combine(home, "powershell.exe")];
        return [Array.Find(programs, program => exists(program)) ?? programs[0]];
    }
}
