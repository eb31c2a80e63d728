using System;
using AomTools.Scheduling;
using Xunit;

namespace AomTools.Tests.Scheduling;

/// <summary>The line of cron, and the rotation of its log.</summary>
public sealed class CronScheduleTests
{
    [Theory]
    [InlineData(1, 0, "* * * * * aomtools-agent exec flock")]
    [InlineData(1, 37, "* * * * * aomtools-agent sleep 37; exec flock")]
    [InlineData(15, 157, "2-59/15 * * * * aomtools-agent sleep 37; exec flock")]
    [InlineData(60, 3599, "59 * * * * aomtools-agent sleep 59; exec flock")]
    public void Line_starts_at_the_offset(int minutes, int offset, string expected) =>
        Assert.Contains("\n" + expected, CronSchedule.Line(TestSchedules.Request(AomScheduleKind.Cron) with { IntervalMinutes = minutes, OffsetSec = offset }), StringComparison.Ordinal);

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "''")]
    [InlineData("a b", "'a b'")]
    [InlineData("it's", @"'it'\''s'")]
    [InlineData("$HOME;`x`", "'$HOME;`x`'")]
    [InlineData("50%", @"'50\%'")]
    public void Line_passes_an_argument_as_it_is(string argument, string expected) => Assert.EndsWith(
        $" /usr/bin/pwsh -NoProfile -NonInteractive -File /opt/Send.ps1 -Name {expected} >>/var/log/aomtools-agent/agent.log 2>&1\n",
        CronSchedule.Line(TestSchedules.Request(AomScheduleKind.Cron, "-Name", argument)), StringComparison.Ordinal);

    [Fact]
    public void Line_locks_out_a_second_run() =>
        Assert.Contains(" exec flock -n -E 0 /var/lib/aomtools-agent/lock ", CronSchedule.Line(TestSchedules.Request(AomScheduleKind.Cron)), StringComparison.Ordinal);

    [Fact]
    public void Line_lets_root_copy_the_credentials_file_for_the_time_of_a_run()
    {
        string line = CronSchedule.Line(TestSchedules.Request(AomScheduleKind.Cron, "-Name", "50%") with { CredentialsPath = "/etc/a om/credentials", OffsetSec = 0 });
        Assert.Contains("\nHUAWEICLOUD_SDK_CREDENTIALS_FILE=/run/aomtools-agent.credentials\n", line, StringComparison.Ordinal);
        Assert.EndsWith(
            "\n* * * * * root (umask 077; : >>/run/aomtools-agent.lock); exec 9</run/aomtools-agent.lock; flock -n 9 || exit 0; trap 'rm -f /run/aomtools-agent.credentials' EXIT; "
            + "install -m 400 -o aomtools-agent '/etc/a om/credentials' /run/aomtools-agent.credentials || rm -f /run/aomtools-agent.credentials; "
            + "runuser -u aomtools-agent -- /bin/sh -c 'exec flock -n -E 0 /var/lib/aomtools-agent/lock /usr/bin/pwsh -NoProfile -NonInteractive -File /opt/Send.ps1 "
            + "-Name QUOTE50\\%QUOTE >>/var/log/aomtools-agent/agent.log 2>&1'\n".Replace("QUOTE", @"'\''", StringComparison.Ordinal),
            line, StringComparison.Ordinal);
    }

    [Fact]
    public void Log_is_rotated_as_its_owner() =>
        Assert.Contains("/var/log/aomtools-agent/agent.log {\n    su aomtools-agent aomtools-agent\n    weekly\n", CronSchedule.Rotation(TestSchedules.Request(AomScheduleKind.Cron)), StringComparison.Ordinal);
}
