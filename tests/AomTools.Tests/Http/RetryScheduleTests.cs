using System;
using AomTools.Http;
using Xunit;

namespace AomTools.Tests.Http;

public sealed class RetryScheduleTests
{
    [Theory]
    [InlineData(1, 1.0, 1)]
    [InlineData(2, 1.0, 2)]
    [InlineData(4, 1.0, 8)]
    [InlineData(7, 1.0, 60)]
    [InlineData(100, 1.0, 60)]
    [InlineData(3, 0.5, 2)]
    [InlineData(3, 0.0, 0)]
    public void Doubles_up_to_a_minute_with_full_jitter(int attempt, double chance, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new RetrySchedule(100, TimeSpan.FromSeconds(1), () => chance).GetDelay(attempt, null));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(4, 5)]
    public void Ends_after_the_last_retry(int maximum, int attempt) =>
        Assert.Null(new RetrySchedule(maximum, TimeSpan.FromSeconds(1), () => 1).GetDelay(attempt, TimeSpan.FromSeconds(1)));

    [Theory]
    [InlineData(30, 30)]
    [InlineData(120, 120)]
    [InlineData(0, 0.1)]
    [InlineData(-5, 0.1)]
    public void Does_what_the_server_asks(double asked, double seconds) => Assert.Equal(
        TimeSpan.FromSeconds(seconds),
        new RetrySchedule(4, TimeSpan.FromSeconds(1), () => 0).GetDelay(1, TimeSpan.FromSeconds(asked)));

    // The server asks all senders for the same delay: together they would come back in one second.
    [Theory]
    [InlineData(1, 0.5, 32)]
    [InlineData(1, 1.0, 34)]
    [InlineData(2, 1.0, 38)]
    [InlineData(4, 1.0, 62)]
    [InlineData(9, 1.0, 90)]
    public void Spreads_what_the_server_asks_of_many(int attempt, double chance, double seconds) => Assert.Equal(
        TimeSpan.FromSeconds(seconds),
        new RetrySchedule(100, TimeSpan.FromSeconds(1), () => chance).GetDelay(attempt, TimeSpan.FromSeconds(30)));
}
