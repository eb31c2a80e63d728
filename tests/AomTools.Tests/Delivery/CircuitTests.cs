using System;
using AomTools.Delivery;
using Xunit;

namespace AomTools.Tests.Delivery;

public sealed class CircuitTests
{
    private readonly Circuit _circuit;
    private DateTimeOffset _now = Make.Noon;

    public CircuitTests() => _circuit = new Circuit(() => _now);

    [Fact]
    public void Lets_every_batch_retry_while_the_service_responds()
    {
        _circuit.Note(answered: true);
        Assert.Equal((true, true, true), (_circuit.MayEnter, _circuit.TryEnter(out bool retries), retries));
        Assert.Equal((true, true), (_circuit.TryEnter(out retries), retries));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(29.999, false)]
    [InlineData(30, true)]
    [InlineData(31, true)]
    public void Allows_an_attempt_30_seconds_after_a_failure(double seconds, bool allowed)
    {
        _circuit.Note(answered: false);
        _now += TimeSpan.FromSeconds(seconds);
        Assert.Equal((allowed, allowed, false), (_circuit.MayEnter, _circuit.TryEnter(out bool retries), retries));
    }

    // The batches of a group begin at the same time: only one of them is the probe.
    [Fact]
    public void Allows_one_attempt_until_its_result_is_known()
    {
        _circuit.Note(answered: false);
        _now += Circuit.ProbeInterval;
        Assert.True(_circuit.TryEnter(out _));
        Assert.False(_circuit.TryEnter(out _));
        Assert.False(_circuit.MayEnter);
        _now += Circuit.ProbeInterval;
        Assert.True(_circuit.TryEnter(out _));
    }

    [Fact]
    public void Counts_the_30_seconds_from_the_last_failure()
    {
        _circuit.Note(answered: false);
        _now += Circuit.ProbeInterval;
        Assert.True(_circuit.TryEnter(out _));
        _now += TimeSpan.FromSeconds(20);
        _circuit.Note(answered: false);
        _now += TimeSpan.FromSeconds(20);
        Assert.False(_circuit.MayEnter);
    }

    [Fact]
    public void Closes_with_the_first_response()
    {
        _circuit.Note(answered: false);
        _now += Circuit.ProbeInterval;
        Assert.True(_circuit.TryEnter(out _));
        _circuit.Note(answered: true);
        Assert.Equal((true, true), (_circuit.TryEnter(out bool retries), retries));
    }
}
