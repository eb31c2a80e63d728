using System;
using System.IO;
using System.Linq;
using AomTools.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

/// <summary>The pause that the server asks for, kept in the spool.</summary>
public sealed class SpoolPauseTests : SpoolTargetTestBase
{
    [Fact]
    public void Pause_is_shared_and_ends()
    {
        SpoolTarget one = Fixture.Open();
        Assert.Null(one.ReadPause());
        one.WritePause(TimeSpan.FromSeconds(120));
        Fixture.Clock.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal(TimeSpan.FromSeconds(70), Fixture.Open().ReadPause());
        Assert.Null(Fixture.Open(project: "other").ReadPause());
        one.WritePause(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.FromSeconds(10), one.ReadPause());
        Fixture.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(one.ReadPause());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(121)]
    public void Pause_is_ignored_if_the_clock_was_set(int seconds)
    {
        SpoolTarget target = Fixture.Open();
        target.WritePause(TimeSpan.FromSeconds(120));
        Fixture.Clock.Skew = TimeSpan.FromSeconds(seconds);
        Assert.Null(target.ReadPause());
    }

    [Theory]
    [InlineData("")]
    [InlineData("120")]
    [InlineData("2026-11-24T12:00:00.0000000Z -5")]
    [InlineData("2026-11-24T12:00:00.0000000Z 99999999999999999999")]
    [InlineData("2026-13-24T12:00:00.0000000Z 5")]
    public void Pause_that_is_damaged_is_none(string content)
    {
        SpoolTarget target = Fixture.Open();
        File.WriteAllText(Path.Combine(target.Folder, "pause"), content);
        Assert.Null(target.ReadPause());
    }

    [Fact]
    public void Pause_is_never_longer_than_AOM_accepts_metrics()
    {
        SpoolTarget target = Fixture.Open();
        target.WritePause(TimeSpan.FromDays(3650));
        Assert.Equal(TimeSpan.FromHours(24), target.ReadPause());
    }
}
