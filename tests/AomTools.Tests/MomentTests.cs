using System;
using System.Globalization;
using Xunit;

namespace AomTools.Tests;

/// <summary>Proves that a run of run-at-other-times.sh has the clock that the script asks for: without it, the script would test today again.</summary>
public sealed class MomentTests
{
    private const string Marker = "AOMTOOLS_TEST_MOMENT";

    [Fact]
    public void Runs_at_the_moment_that_is_asked_for()
    {
        string? moment = Environment.GetEnvironmentVariable(Marker);
        Assert.SkipWhen(moment is null, "The clock of this run is not shifted.");
        DateTimeOffset start = DateTimeOffset.FromUnixTimeSeconds(long.Parse(moment!, CultureInfo.InvariantCulture));
        Assert.InRange(DateTimeOffset.UtcNow, start.AddSeconds(-1), start.AddHours(1));
        Assert.Equal(Environment.GetEnvironmentVariable("TZ"), TimeZoneInfo.Local.Id);
    }
}
