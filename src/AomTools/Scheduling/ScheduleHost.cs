using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Compat;

namespace AomTools.Scheduling;

/// <summary>The system of this machine.</summary>
internal sealed class ScheduleHost : IScheduleHost
{
    private const int FileMode = 0x1A4; // 0644

    public bool IsAdministrator => HostPlatform.IsWindows ? WindowsUser.IsElevated : UnixPath.UserId == 0;

    public string? ReadFile(string path) => File.Exists(path) ? File.ReadAllText(path) : null;

    public void WriteFile(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Replace the file atomically, because systemd and cron may read it at any time. Cron ignores names with a dot.
        string part = path + ".new";
        File.WriteAllText(part, content);
        if (!HostPlatform.IsWindows)
        {
            UnixPath.SetMode(part, FileMode);
        }

        DeleteFile(path);
        File.Move(part, path);
    }

    public void DeleteFile(string path)
    {
        // File.Delete throws if the folder is missing.
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    public void DeleteFolder(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    public string? Run(IReadOnlyList<string> program)
    {
        ProcessStartInfo start = new(program[0], string.Join(" ", program.Skip(1).Select(WindowsText.Argument)))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            string errors = process.StandardError.ReadToEnd();
            string text = (output.GetAwaiter().GetResult() + errors).Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : MessageText.Format(Strings.ScheduleProgramEnded, process.ExitCode, text);
        }
        catch (Win32Exception error)
        {
            return error.Message;
        }
    }
}
