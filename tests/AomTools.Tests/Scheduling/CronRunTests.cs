using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using AomTools.Scheduling;
using Xunit;

namespace AomTools.Tests.Scheduling;

/// <summary>The line of cron in a real shell, with a folder instead of the system's, and without a change of the account.</summary>
public sealed class CronRunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aom-cron-").FullName;

    public CronRunTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/flock"), "Requires Linux with flock.");
        File.WriteAllText(Source, "[basic]");
    }

    private string Source => Path.Combine(_folder, "source");

    private string Copy => Path.Combine(_folder, "aomtools-agent.credentials");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Copy_of_the_credentials_exists_during_the_run_only()
    {
        using Process run = Start($"cat {Copy}; stat -c %a {Copy}; exit 7");
        Assert.Equal(("[basic]400\n", 7), (await EndAsync(run), run.ExitCode));
        Assert.False(File.Exists(Copy));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, "aomtools-agent.lock")));
    }

    [Fact]
    public async Task Start_during_a_run_ends_and_leaves_the_copy_to_that_run()
    {
        using Process first = Start("echo ready; read line; cat " + Copy);
        Assert.Equal("ready", await first.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        using Process second = Start("echo second");
        Assert.Equal((string.Empty, 0), (await EndAsync(second), second.ExitCode));
        await first.StandardInput.WriteLineAsync("go");
        Assert.Equal("[basic]", await EndAsync(first));
        Assert.False(File.Exists(Copy));
    }

    // The copy of a run that was killed must not outlive its source.
    [Fact]
    public async Task Run_without_a_credentials_file_has_no_copy()
    {
        File.WriteAllText(Copy, "[old]");
        File.Delete(Source);
        using Process run = Start($"test -e {Copy} || echo none");
        Assert.Equal("none\n", await EndAsync(run));
    }

    private static async Task<string> EndAsync(Process process)
    {
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }

    private Process Start(string script)
    {
        string file = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        File.WriteAllText(file, script);
        ScheduleRequest request = TestSchedules.Request(AomScheduleKind.Cron) with { CredentialsPath = Source, OffsetSec = 0 };
        string line = CronSchedule.Line(request).TrimEnd('\n');
        string command = line[(line.IndexOf(" root ", StringComparison.Ordinal) + " root ".Length)..]
            .Replace("/run/", _folder + "/", StringComparison.Ordinal)
            .Replace(" -o aomtools-agent", string.Empty, StringComparison.Ordinal)
            .Replace("runuser -u aomtools-agent -- ", string.Empty, StringComparison.Ordinal)
            .Replace("/var/lib/aomtools-agent/lock", _folder + "/state.lock", StringComparison.Ordinal)
            .Replace("/usr/bin/pwsh -NoProfile -NonInteractive -File /opt/Send.ps1 >>/var/log/aomtools-agent/agent.log 2>&1", "/bin/sh " + file, StringComparison.Ordinal);
        return Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
    }
}
