using System;
using System.Linq;
using AomTools.Scheduling;
using Xunit;

namespace AomTools.Tests.Scheduling;

/// <summary>The units of systemd.</summary>
public sealed class SystemdScheduleTests
{
    [Theory]
    [InlineData(1, 0, "*-*-* *:*:00")]
    [InlineData(1, 37, "*-*-* *:*:37")]
    [InlineData(5, 0, "*-*-* *:00/5:00")]
    [InlineData(5, 157, "*-*-* *:02/5:37")]
    [InlineData(60, 3599, "*-*-* *:59:59")]
    public void Timer_starts_at_the_offset(int minutes, int offset, string expected) =>
        Assert.Contains($"\nOnCalendar={expected}\n", TestSchedules.FileText(TestSchedules.Request() with { IntervalMinutes = minutes, OffsetSec = offset }, ".timer"), StringComparison.Ordinal);

    // systemd.service(5): quotes, escapes, specifiers and variables.
    [Theory]
    [InlineData("plain/a=b,c", "plain/a=b,c")]
    [InlineData("", "\"\"")]
    [InlineData("a b", "\"a b\"")]
    [InlineData("it's", "\"it's\"")]
    [InlineData("say \"x\"", "\"say \\\"x\\\"\"")]
    [InlineData(@"\cpu(*)\*", @"\\cpu(*)\\*")]
    [InlineData("50%", "50%%")]
    [InlineData("$HOME", "$$HOME")]
    [InlineData(";", "\";\"")]
    public void Service_passes_an_argument_as_it_is(string argument, string expected) => Assert.Contains(
        $"\nExecStart=/usr/bin/pwsh -NoProfile -NonInteractive -File /opt/Send.ps1 -Name {expected}\n",
        TestSchedules.FileText(TestSchedules.Request(AomScheduleKind.Systemd, "-Name", argument), ".service"), StringComparison.Ordinal);

    [Theory]
    [InlineData("User=aomtools-agent")]
    [InlineData("Type=oneshot")]
    [InlineData("TimeoutStartSec=30min")]
    [InlineData("StateDirectory=aomtools-agent")]
    [InlineData("StateDirectoryMode=0700")]
    [InlineData("Environment=HOME=/var/lib/aomtools-agent NO_COLOR=1")]
    [InlineData("CapabilityBoundingSet=")]
    [InlineData("NoNewPrivileges=yes")]
    [InlineData("ProtectSystem=strict")]
    public void Service_has_few_rights_and_a_folder(string line) => Assert.Contains("\n" + line + "\n", TestSchedules.FileText(TestSchedules.Request(), ".service"), StringComparison.Ordinal);

    [Fact]
    public void Credentials_are_read_by_systemd_only()
    {
        string text = TestSchedules.FileText(TestSchedules.Request() with { CredentialsPath = "/etc/aom/credentials", EnvironmentPath = "/etc/aom/env" }, ".service");
        Assert.Contains("\nLoadCredential=huaweicloud:/etc/aom/credentials\nEnvironment=HUAWEICLOUD_SDK_CREDENTIALS_FILE=%d/huaweicloud\nEnvironmentFile=/etc/aom/env\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_permanent_service_restarts_and_needs_no_timer()
    {
        ScheduleRequest request = TestSchedules.Request() with { IsContinuous = true };
        string text = TestSchedules.FileText(request, ".service");
        Assert.Contains("\nStartLimitIntervalSec=0\n", text, StringComparison.Ordinal);
        Assert.Contains("\nRestart=always\nRestartSec=60\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\n[Install]\nWantedBy=multi-user.target\n", text, StringComparison.Ordinal);
        Assert.Single(SchedulePlan.For(request).Steps, step => step.File is not null);
        Assert.Equal("systemctl enable --now aomtools-agent.service", SchedulePlan.For(request).Steps[^1].ToString());
    }

    [Fact]
    public void Steps_create_the_account_before_the_units_and_start_them_last() => Assert.Equal(
        [
            "useradd --system --user-group --no-create-home --home-dir /var/lib/aomtools-agent --shell /usr/sbin/nologin --comment 'AomTools schedule aomtools-agent' aomtools-agent",
            "runuser -u aomtools-agent -- test -x /usr/bin/pwsh",
            "runuser -u aomtools-agent -- test -r /opt/Send.ps1",
            "/etc/systemd/system/aomtools-agent.service",
            "/etc/systemd/system/aomtools-agent.timer",
            "systemctl daemon-reload",
            "systemctl enable --now aomtools-agent.timer",
        ],
        SchedulePlan.For(TestSchedules.Request()).Steps.Select(step => step.ToString()));
}
