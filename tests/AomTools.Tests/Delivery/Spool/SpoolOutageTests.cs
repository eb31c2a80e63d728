using System;
using System.IO;
using AomTools.Delivery;
using AomTools.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

/// <summary>The record of an outage, kept in the spool.</summary>
public sealed class SpoolOutageTests : SpoolTargetTestBase
{
    private static readonly OutageState s_pause = new(TimeSpan.FromSeconds(120), 0);

    [Fact]
    public void Outage_is_shared_and_its_pause_ends()
    {
        SpoolTarget one = Fixture.Open();
        Assert.Null(one.ReadOutage());
        one.WriteOutage(s_pause with { ProbeCount = 3 });
        Fixture.Clock.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal(new OutageState(TimeSpan.FromSeconds(70), 3), Fixture.Open().ReadOutage());
        Assert.Null(Fixture.Open(project: "other").ReadOutage());
        one.WriteOutage(new OutageState(TimeSpan.FromSeconds(10), 4));
        Assert.Equal(new OutageState(TimeSpan.FromSeconds(10), 4), one.ReadOutage());
        Fixture.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(new OutageState(TimeSpan.Zero, 4), one.ReadOutage());
    }

    [Theory]
    [InlineData(0, 599, true)]
    [InlineData(0, 600, false)]
    [InlineData(120, 719, true)]
    [InlineData(120, 720, false)]
    public void Outage_is_forgotten_ten_minutes_after_the_last_failure_or_pause(int pause, int seconds, bool isKnown)
    {
        SpoolTarget target = Fixture.Open();
        target.WriteOutage(new OutageState(TimeSpan.FromSeconds(pause), 1));
        Fixture.Clock.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal(isKnown ? new OutageState(TimeSpan.Zero, 1) : null, target.ReadOutage());
    }

    [Fact]
    public void Outage_ends_with_a_response_and_can_start_again()
    {
        SpoolTarget target = Fixture.Open();
        target.ClearOutage();
        target.WriteOutage(s_pause);
        target.ClearOutage();
        Assert.Null(Fixture.Open().ReadOutage());
        target.WriteOutage(s_pause);
        Assert.Equal(s_pause, Fixture.Open().ReadOutage());
        target.ClearOutage();
        Assert.Null(Fixture.Open().ReadOutage());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(721)]
    public void Outage_is_ignored_if_the_clock_was_set(int seconds)
    {
        SpoolTarget target = Fixture.Open();
        target.WriteOutage(s_pause);
        Fixture.Clock.Skew = TimeSpan.FromSeconds(seconds);
        Assert.Null(target.ReadOutage());
    }

    [Theory]
    [InlineData("")]
    [InlineData("120")]
    [InlineData("2026-11-24T12:00:00.0000000Z 5")]
    [InlineData("2026-11-24T12:00:00.0000000Z -5 0")]
    [InlineData("2026-11-24T12:00:00.0000000Z 5 -1")]
    [InlineData("2026-11-24T12:00:00.0000000Z 99999999999999999999 0")]
    [InlineData("2026-13-24T12:00:00.0000000Z 5 0")]
    public void Outage_that_is_damaged_is_none(string content)
    {
        SpoolTarget target = Fixture.Open();
        File.WriteAllText(Path.Combine(target.Folder, "outage"), content);
        Assert.Null(target.ReadOutage());
    }

    [Fact]
    public void Pause_is_never_longer_than_AOM_accepts_metrics()
    {
        SpoolTarget target = Fixture.Open();
        target.WriteOutage(new OutageState(TimeSpan.FromDays(3650), 0));
        Assert.Equal(TimeSpan.FromHours(24), target.ReadOutage()!.Pause);
    }
}
