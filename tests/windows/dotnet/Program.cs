using System;
using System.Diagnostics;
using System.IO;

// Replaces dotnet.exe, which no package contains: runs the program in its first argument with the others. PowerShell's DLL needs its own program.
string program = Path.ChangeExtension(args[0], ".exe");
if (!File.Exists(program))
{
    return AppDomain.CurrentDomain.ExecuteAssembly(args[0], args[1..]);
}

using Process process = Process.Start(new ProcessStartInfo(program, args[1..]))!;
process.WaitForExit();
return process.ExitCode;
