using System;
using AomTools.Delivery;
using Xunit;

namespace AomTools.Tests.Delivery;

public sealed class CircuitBreakerTests
{
    private readonly CircuitBreaker _circuitBreaker;
    private DateTimeOffset _now = TestMetrics.Noon;

    public CircuitBreakerTests() => _circuitBreaker = new CircuitBreaker(() => _now);

    [Fact]
    public void Lets_every_batch_retry_while_the_service_responds()
    {
        _circuitBreaker.RecordResult(succeeded: true);
        Assert.Equal((true, true, true), (_circuitBreaker.AllowsAttempt, _circuitBreaker.TryBeginAttempt(out bool retries), retries));
        Assert.Equal((true, true), (_circuitBreaker.TryBeginAttempt(out retries), retries));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(29.999, false)]
    [InlineData(30, true)]
    [InlineData(31, true)]
    public void Allows_an_attempt_30_seconds_after_a_failure(double seconds, bool allowed)
    {
        _circuitBreaker.RecordResult(succeeded: false);
        _now += TimeSpan.FromSeconds(seconds);
        Assert.Equal((allowed, allowed, false), (_circuitBreaker.AllowsAttempt, _circuitBreaker.TryBeginAttempt(out bool retries), retries));
    }

    // The batches of a group begin at the same time: only one of them is the probe.
    [Fact]
    public void Allows_one_attempt_until_its_result_is_known()
    {
        _circuitBreaker.RecordResult(succeeded: false);
        _now += CircuitBreaker.BreakDuration;
        Assert.True(_circuitBreaker.TryBeginAttempt(out _));
        Assert.False(_circuitBreaker.TryBeginAttempt(out _));
        Assert.False(_circuitBreaker.AllowsAttempt);
        _now += CircuitBreaker.BreakDuration;
        Assert.True(_circuitBreaker.TryBeginAttempt(out _));
    }

    [Fact]
    public void Counts_the_30_seconds_from_the_last_failure()
    {
        _circuitBreaker.RecordResult(succeeded: false);
        _now += CircuitBreaker.BreakDuration;
        Assert.True(_circuitBreaker.TryBeginAttempt(out _));
        _now += TimeSpan.FromSeconds(20);
        _circuitBreaker.RecordResult(succeeded: false);
        _now += TimeSpan.FromSeconds(20);
        Assert.False(_circuitBreaker.AllowsAttempt);
    }

    [Fact]
    public void Closes_with_the_first_response()
    {
        _circuitBreaker.RecordResult(succeeded: false);
        _now += CircuitBreaker.BreakDuration;
        Assert.True(_circuitBreaker.TryBeginAttempt(out _));
        _circuitBreaker.RecordResult(succeeded: true);
        Assert.Equal((true, true), (_circuitBreaker.TryBeginAttempt(out bool retries), retries));
    }
}
