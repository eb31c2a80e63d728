using System;
using System.Collections.Concurrent;
using System.Threading;
using Microsoft.Extensions.Time.Testing;

namespace AomTools.Tests;

/// <summary>
/// A clock that only the test moves: FakeTimeProvider, for both builds of the module. FakeTimeProvider.AdjustTime moves its timestamp as well, so the
/// wall clock has a skew of its own here.
/// </summary>
internal sealed class FakeClock(DateTimeOffset start) : TimeProvider
{
    private readonly FakeTimeProvider _time = new(start);

    public FakeClock()
        : this(DateTimeOffset.UtcNow)
    {
    }

    /// <summary>By how much the wall clock was set ahead, or back if negative. Timestamps and timers do not follow it.</summary>
    public TimeSpan Skew { get; set; }

    /// <summary>Every timer that was created, the newest last.</summary>
    public ConcurrentQueue<FakeTimer> Timers { get; } = new();

    /// <summary>Runs with each new timer. The test may let it fire at once.</summary>
    public Action<FakeTimer>? TimerCreated { get; set; }

    /// <summary>Runs each time the wall clock is read.</summary>
    public Action? Reading { get; set; }

    public override long TimestampFrequency => _time.TimestampFrequency;

    public void Advance(TimeSpan time) => _time.Advance(time);

    public override DateTimeOffset GetUtcNow()
    {
        Reading?.Invoke();
        return _time.GetUtcNow() + Skew;
    }

    public override long GetTimestamp() => _time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        FakeTimer timer = new(_time.CreateTimer(callback, state, dueTime, period), () => callback(state), dueTime);
        Timers.Enqueue(timer);
        TimerCreated?.Invoke(timer);
        return timer;
    }
}
