using System;
using System.IO;
using System.Linq;
using AomTools.Commands.Scheduling;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Register-AomSchedule and Unregister-AomSchedule, without changing this machine.</summary>
public sealed class RegisterAomScheduleTests : IDisposable
{
    private const string Script = "param($SpoolPath, [switch] $Continuous, $Name, $Region)";

    private readonly PowerShellSession _session = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("aom-schedule-").FullName;

    public void Dispose()
    {
        _session.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("Systemd", "OnCalendar=", "ExecStart=", "systemctl enable --now aomtools-agent.timer")]
    [InlineData("Cron", "* * * * * aomtools-agent ", "su aomtools-agent aomtools-agent")]
    [InlineData("TaskScheduler", "<LogonType>", "Register-ScheduledTask -TaskName")]
    public void WhatIf_displays_every_text_and_creates_nothing(string kind, params string[] expected)
    {
        AomSchedule schedule = Register(Script, $"-Kind {kind} -UserName aomtools-agent").ThrowIfFailed().Single<AomSchedule>();
        string shown = string.Join('\n', _session.Host.Lines);
        Assert.All(expected, text => Assert.Contains(text, shown, StringComparison.Ordinal));
        Assert.False(schedule.IsRegistered);
        Assert.NotEmpty(schedule.Files);
        Assert.All(schedule.Files, file => Assert.False(File.Exists(file.Path)));
        Assert.All(schedule.Files, file => Assert.Contains("Created by Register-AomSchedule", file.Content, StringComparison.Ordinal));
    }

    [Fact]
    public void Passes_the_parameters_of_the_script_in_a_stable_order_with_the_spool()
    {
        string text = ServiceOf(Register(Script, "-Kind Systemd -Continuous -ScriptParameter @{ Region = 'cn-north-4'; Name = 'a', 'b c' }"));
        Assert.Contains(" -Name \"a,b c\" -Region cn-north-4 -SpoolPath /var/lib/aomtools-agent/spool -Continuous\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_the_spool_to_a_script_that_has_none() =>
        Assert.DoesNotContain("-SpoolPath", ServiceOf(Register("param($Region)", "-Kind Systemd")), StringComparison.Ordinal);

    [Fact]
    public void Schedules_the_counters_of_this_server_by_default() => Assert.EndsWith(
        "Send-ServerCounters.ps1", _session.Run("Register-AomSchedule -Kind Systemd -WhatIf").ThrowIfFailed().Single<AomSchedule>().ScriptPath, StringComparison.Ordinal);

    [Theory]
    [InlineData("param(", "", "ScheduleScriptInvalid")]
    [InlineData(Script, "-ScriptParameter @{ Other = 1 }", "ScheduleScriptInvalid")]
    [InlineData(Script, "-ScriptParameter @{ Name = [securestring]::new() }", "ScheduleScriptInvalid")]
    [InlineData(Script, "-ScriptParameter @{ Name = \"a`nUser=root\" }", "ScheduleScriptInvalid")]
    [InlineData(Script, "-CredentialsPath \"/etc/a`nUser=root\"", "ScheduleUnsupported")]
    [InlineData(Script, "-Kind Cron -EnvironmentPath /etc/aom/env", "ScheduleUnsupported")]
    public void Rejects_what_cannot_run_or_would_change_the_text(string script, string more, string id)
    {
        string kind = more.Contains("-Kind", StringComparison.Ordinal) ? string.Empty : "-Kind Systemd ";
        Assert.StartsWith(id + ",", Register(script, kind + more).Error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_a_script_that_is_missing() =>
        Assert.StartsWith("ScheduleScriptInvalid,", _session.Run("Register-AomSchedule -ScriptPath ./none.ps1 -WhatIf").Error.FullyQualifiedErrorId, StringComparison.Ordinal);

    [Fact]
    public void Unregister_reports_a_schedule_that_does_not_exist() =>
        Assert.StartsWith("ScheduleNotFound,", _session.Run("Unregister-AomSchedule none -Kind Systemd -Confirm:$false").Errors.Single().FullyQualifiedErrorId, StringComparison.Ordinal);

    [Theory]
    [InlineData("/usr/bin/pwsh", "/usr/bin/pwsh")]
    [InlineData("/opt/PowerShell.exe", "/opt/PowerShell.exe")]
    [InlineData("/usr/bin/code", "/opt/ps/pwsh")]
    [InlineData("/usr/bin/dotnet", "/usr/bin/dotnet|/tool/pwsh.dll")]
    public void Starts_the_shell_that_runs(string process, string expected)
    {
        string home = process.EndsWith("dotnet", StringComparison.Ordinal) ? "/tool" : "/opt/ps";
        Assert.Equal(expected, string.Join('|', ShellCommand.Find(process, home, path => path.Replace('\\', '/') is "/opt/ps/pwsh" or "/tool/pwsh" or "/tool/pwsh.dll")).Replace('\\', '/'));
    }

    private PowerShellResult Register(string script, string more)
    {
        string path = Path.Combine(_folder, "send.ps1");
        File.WriteAllText(path, script);
        return _session.Run($"Register-AomSchedule -ScriptPath $args[0] -WhatIf {more}", path);
    }

    private static string ServiceOf(PowerShellResult result) => result.ThrowIfFailed().Single<AomSchedule>().Files.First(file => file.Path.EndsWith(".service", StringComparison.Ordinal)).Content;
}
