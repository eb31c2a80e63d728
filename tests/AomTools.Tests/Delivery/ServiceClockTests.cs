using System;
using AomTools.Delivery;
using AomTools.Http;
using Xunit;

namespace AomTools.Tests.Delivery;

public sealed class ServiceClockTests
{
    private readonly FakeClock _local = new(TestMetrics.Noon);
    private readonly ServiceClock _clock;

    public ServiceClockTests() => _clock = new ServiceClock(_local);

    [Theory]
    [InlineData("Accepted", true)]
    [InlineData("Rejected", true)]
    [InlineData("RejectedForTime", true)]
    [InlineData("Retry", false)]
    [InlineData("Undeliverable", false)]
    [InlineData("TooLarge", false)]
    [InlineData("Unauthorized", false)]
    [InlineData("Forbidden", false)]
    public void UtcNow_IsKnown_AfterAResponseOfAomOnly(string classification, bool known)
    {
        _clock.Observe(Enum.Parse<ResponseClassification>(classification), TestMetrics.Noon.AddHours(5));
        Assert.Equal(known ? TestMetrics.Noon.AddHours(5) : null, _clock.UtcNow);
    }

    [Fact]
    public void UtcNow_LocalClockIsSet_GoesOn()
    {
        _clock.Observe(ResponseClassification.Accepted, TestMetrics.Noon);
        _local.Skew = TimeSpan.FromDays(2);
        _local.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(TestMetrics.Noon.AddMinutes(3), _clock.UtcNow);
    }

    [Fact]
    public void UtcNow_ResponseWithoutADate_KeepsTheLast()
    {
        _clock.Observe(ResponseClassification.Accepted, TestMetrics.Noon);
        _clock.Observe(ResponseClassification.Accepted, null);
        Assert.Equal(TestMetrics.Noon, _clock.UtcNow);
    }
}
