using System.Diagnostics;

namespace AomTools.Tests.Hosting;

/// <summary>The Linux around Wine. Wine lacks programs of Windows, but starts those of Linux.</summary>
internal static class WineLinux
{
    /// <summary>Converts a path on drive C to one of Linux.</summary>
    public static string GetPath(string path) => TestPlatform.WinePrefix + "/drive_c" + path[2..].Replace('\\', '/');

    /// <summary>Starts a program of Linux; returns 0 if it can be started. Callers wait for its effect: Wine does not wait for its end.</summary>
    public static int Run(string program, params string[] arguments)
    {
        using Process process = Process.Start("start.exe", ["/wait", "/unix", program, .. arguments]);
        process.WaitForExit();
        return process.ExitCode;
    }
}
