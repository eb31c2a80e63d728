using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Scheduling;
using Xunit;

namespace AomTools.Tests.Scheduling;

/// <summary>Registration and removal: what a schedule creates is removed, and nothing else.</summary>
public sealed class ScheduleInstallerTests
{
    private readonly FakeScheduleHost _host = new();

    private ScheduleInstaller Installer => new(_host);

    [Theory]
    [InlineData(AomScheduleKind.Systemd, false)]
    [InlineData(AomScheduleKind.Systemd, true)]
    [InlineData(AomScheduleKind.Cron, false)]
    public void Uninstall_leaves_nothing_behind(AomScheduleKind kind, bool isContinuous)
    {
        Dictionary<string, string> before = new(_host.Files);
        Install(TestSchedules.Request(kind) with { IsContinuous = isContinuous });
        Assert.True(Installer.Exists(kind, "agent"));
        _host.Files["/var/lib/aomtools-agent/spool/a.journal"] = "metrics";
        _host.Files["/var/log/aomtools-agent/agent.log"] = "lines";
        Installer.Uninstall(kind, "agent", keepSpool: false);
        Assert.Equal(before, _host.Files);
        Assert.False(Installer.Exists(kind, "agent"));
        // A run that cron started may still use the account and the folders.
        Assert.InRange(_host.Programs.IndexOf("pkill -KILL -u aomtools-agent"), 0, _host.Programs.IndexOf("delete /var/log/aomtools-agent"));
    }

    [Fact]
    public void Uninstall_keeps_the_spool_and_its_owner_on_request()
    {
        Install(TestSchedules.Request());
        _host.Files["/var/lib/aomtools-agent/spool/a.journal"] = "metrics";
        Installer.Uninstall(AomScheduleKind.Systemd, "agent", keepSpool: true);
        Assert.Equal(["/etc/passwd", "/var/lib/aomtools-agent/spool/a.journal"], _host.Files.Keys);
        Assert.Contains("aomtools-agent:", _host.Files["/etc/passwd"], StringComparison.Ordinal);
    }

    [Fact]
    public void Uninstall_keeps_an_account_that_a_person_created()
    {
        _host.Files["/etc/passwd"] += "aomtools-agent:x:1001:1001:Ops:/home/ops:/bin/bash\n";
        Install(TestSchedules.Request() with { CreatesAccount = false });
        Installer.Uninstall(AomScheduleKind.Systemd, "agent", keepSpool: false);
        Assert.Contains("aomtools-agent:", _host.Files["/etc/passwd"], StringComparison.Ordinal);
        Assert.DoesNotContain(_host.Programs, program => program.StartsWith("userdel", StringComparison.Ordinal));
    }

    [Fact]
    public void Install_replaces_a_timer_by_a_permanent_service()
    {
        Install(TestSchedules.Request());
        Install(TestSchedules.Request() with { IsContinuous = true, CreatesAccount = false });
        Assert.Equal(["/etc/passwd", "/etc/systemd/system/aomtools-agent.service"], _host.Files.Keys);
        Assert.Contains("systemctl disable --now aomtools-agent.timer", _host.Programs);
    }

    [Fact]
    public void Install_stops_at_a_step_that_fails_and_its_rest_can_be_removed()
    {
        _host.Fails = program => program == "systemctl daemon-reload";
        ScheduleException error = Assert.Throws<ScheduleException>(() => Install(TestSchedules.Request()));
        Assert.Equal("'systemctl daemon-reload' failed: no permission", error.Message);
        Assert.DoesNotContain("systemctl enable --now aomtools-agent.timer", _host.Programs);
        Installer.Uninstall(AomScheduleKind.Systemd, "agent", keepSpool: false);
        Assert.Equal(["/etc/passwd"], _host.Files.Keys);
    }

    [Theory]
    [InlineData("test -x", "The account 'aomtools-agent' cannot run '/usr/bin/pwsh'.")]
    [InlineData("test -r", "The account 'aomtools-agent' cannot read '/opt/Send.ps1'.")]
    public void Install_names_the_file_that_the_account_cannot_use(string failing, string expected)
    {
        _host.Fails = program => program.Contains(failing, StringComparison.Ordinal);
        Assert.Equal(expected, Assert.Throws<ScheduleException>(() => Install(TestSchedules.Request(AomScheduleKind.Cron))).Message);
    }

    [Fact]
    public void Uninstall_removes_the_copy_of_the_credentials()
    {
        Install(TestSchedules.Request(AomScheduleKind.Cron) with { CredentialsPath = "/etc/aom/credentials" });
        Installer.Uninstall(AomScheduleKind.Cron, "agent", keepSpool: false);
        Assert.Contains("rm -f /run/aomtools-agent.credentials /run/aomtools-agent.lock", _host.Programs);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Only_an_administrator_is_permitted(bool isAdministrator) =>
        Assert.Equal(isAdministrator, new ScheduleInstaller(new FakeScheduleHost { IsAdministrator = isAdministrator }).IsPermitted);

    [Fact]
    public void FindForeign_finds_a_file_that_a_person_wrote()
    {
        Install(TestSchedules.Request());
        Assert.Null(Installer.FindForeign(_host.Files.Keys.Skip(1)));
        _host.Files["/etc/systemd/system/aomtools-agent.service"] = "[Unit]\n";
        Assert.Equal("/etc/systemd/system/aomtools-agent.service", Installer.FindForeign(_host.Files.Keys.Skip(1)));
    }

    private void Install(ScheduleRequest request) => Installer.Install(request, SchedulePlan.For(request));
}
