using System;
using AomTools.Delivery;
using Xunit;

namespace AomTools.Tests.Delivery;

public sealed class CircuitBreakerTests
{
    private readonly CircuitBreaker _circuitBreaker;
    private readonly FakeClock _clock = new(TestMetrics.Noon);

    public CircuitBreakerTests() => _circuitBreaker = new CircuitBreaker(_clock);

    [Fact]
    public void Lets_every_batch_retry_while_the_service_responds()
    {
        _circuitBreaker.RecordSuccess();
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
        _circuitBreaker.RecordFailure(ReportOutcome.None, _circuitBreaker.SuccessCount);
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal((allowed, allowed, false), (_circuitBreaker.AllowsAttempt, _circuitBreaker.TryBeginAttempt(out bool retries), retries));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void Breaks_for_30_seconds_though_the_wall_clock_is_set(int hours)
    {
        _circuitBreaker.RecordFailure(ReportOutcome.None, _circuitBreaker.SuccessCount);
        _clock.Skew = TimeSpan.FromHours(hours);
        _clock.Advance(TimeSpan.FromSeconds(29.999));
        Assert.Equal((false, false), (_circuitBreaker.AllowsAttempt, _circuitBreaker.TryBeginAttempt(out _)));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal((true, true), (_circuitBreaker.AllowsAttempt, _circuitBreaker.TryBeginAttempt(out _)));
        _clock.Skew = -_clock.Skew;
        Assert.False(_circuitBreaker.AllowsAttempt);
        _clock.Advance(CircuitBreaker.BreakDuration);
        Assert.True(_circuitBreaker.AllowsAttempt);
    }

    // The batches of a group start at the same time: only one of them is the probe.
    [Fact]
    public void Allows_one_attempt_until_its_result_is_known()
    {
        _circuitBreaker.RecordFailure(ReportOutcome.None, _circuitBreaker.SuccessCount);
        _clock.Advance(CircuitBreaker.BreakDuration);
        Assert.True(_circuitBreaker.TryBeginAttempt(out _));
        Assert.False(_circuitBreaker.TryBeginAttempt(out _));
        Assert.False(_circuitBreaker.AllowsAttempt);
        _clock.Advance(CircuitBreaker.BreakDuration);
        Assert.True(_circuitBreaker.TryBeginAttempt(out _));
    }

    [Fact]
    public void Counts_the_30_seconds_from_the_last_failure()
    {
        _circuitBreaker.RecordFailure(ReportOutcome.None, _circuitBreaker.SuccessCount);
        _clock.Advance(CircuitBreaker.BreakDuration);
        Assert.True(_circuitBreaker.TryBeginAttempt(out _));
        _clock.Advance(TimeSpan.FromSeconds(20));
        _circuitBreaker.RecordFailure(ReportOutcome.None, _circuitBreaker.SuccessCount);
        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.False(_circuitBreaker.AllowsAttempt);
    }

    [Fact]
    public void Closes_with_the_first_response()
    {
        _circuitBreaker.RecordFailure(ReportOutcome.None, _circuitBreaker.SuccessCount);
        _clock.Advance(CircuitBreaker.BreakDuration);
        Assert.True(_circuitBreaker.TryBeginAttempt(out _));
        _circuitBreaker.RecordSuccess();
        Assert.Equal((true, true), (_circuitBreaker.TryBeginAttempt(out bool retries), retries));
    }

    // Then AOM is available, and the fault is in the data.
    [Fact]
    public void Stays_closed_when_another_request_succeeded_meanwhile()
    {
        long before = _circuitBreaker.SuccessCount;
        _circuitBreaker.RecordSuccess();
        _circuitBreaker.RecordFailure(ReportOutcome.None, before);
        Assert.True(_circuitBreaker.AllowsAttempt);
    }

    [Theory]
    [InlineData(10, 30)]
    [InlineData(120, 120)]
    public void Breaks_as_long_as_the_server_asks_but_30_seconds_at_least(int asked, int seconds)
    {
        _circuitBreaker.RecordFailure(ReportOutcome.None with { Pause = TimeSpan.FromSeconds(asked) }, _circuitBreaker.SuccessCount);
        _clock.Advance(TimeSpan.FromSeconds(seconds - 0.001));
        Assert.False(_circuitBreaker.AllowsAttempt);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(_circuitBreaker.AllowsAttempt);
    }

    [Fact]
    public void Holds_a_pause_of_an_earlier_run()
    {
        _circuitBreaker.Resume(new OutageState(TimeSpan.FromMinutes(2), 0));
        _clock.Advance(TimeSpan.FromSeconds(119));
        Assert.False(_circuitBreaker.AllowsAttempt);
        _circuitBreaker.RecordSuccess();
        Assert.Equal((true, CircuitBreaker.BreakDuration), (_circuitBreaker.AllowsAttempt, _circuitBreaker.OpenDuration));
    }

    [Fact]
    public void Probes_at_once_after_a_failed_run()
    {
        _circuitBreaker.Resume(new OutageState(TimeSpan.Zero, 0));
        Assert.Equal((true, true, false), (_circuitBreaker.AllowsAttempt, _circuitBreaker.TryBeginAttempt(out bool retries), retries));
        Assert.False(_circuitBreaker.AllowsAttempt);
        _clock.Advance(CircuitBreaker.BreakDuration);
        Assert.True(_circuitBreaker.AllowsAttempt);
    }

    [Fact]
    public void Leaves_the_outage_to_the_next_run()
    {
        Assert.Null(_circuitBreaker.Outage);
        _circuitBreaker.RecordFailure(ReportOutcome.None, _circuitBreaker.SuccessCount);
        Assert.Equal(new OutageState(TimeSpan.Zero, 0), _circuitBreaker.Outage);
        _clock.Advance(CircuitBreaker.BreakDuration);
        _circuitBreaker.TryBeginAttempt(out _);
        _circuitBreaker.RecordFailure(ReportOutcome.None with { Pause = TimeSpan.FromMinutes(5) }, _circuitBreaker.SuccessCount);
        Assert.Equal(new OutageState(TimeSpan.FromMinutes(5), 1), _circuitBreaker.Outage);
        _circuitBreaker.RecordSuccess();
        Assert.Null(_circuitBreaker.Outage);
        _circuitBreaker.RecordFailure(ReportOutcome.None, _circuitBreaker.SuccessCount);
        Assert.Equal(0, _circuitBreaker.Outage!.ProbeCount);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(8, true)]
    [InlineData(17, false)]
    [InlineData(48, true)]
    public void Trials_become_rarer_in_a_long_outage(int probeCount, bool isDue)
    {
        _circuitBreaker.Resume(new OutageState(TimeSpan.Zero, probeCount));
        Assert.Equal(isDue, _circuitBreaker.IsTrialDue);
    }
}
