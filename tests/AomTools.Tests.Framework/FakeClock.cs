using System;
using AomTools.Compat;

namespace AomTools.Tests;

/// <summary>A clock that only the test moves.</summary>
internal sealed class FakeClock(DateTimeOffset start) : TimeProvider
{
    private TimeSpan _elapsed;

    public FakeClock()
        : this(DateTimeOffset.UtcNow)
    {
    }

    /// <summary>By how much the wall clock was set ahead, or back if negative.</summary>
    public TimeSpan Skew { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan time) => _elapsed += time;

    public override DateTimeOffset GetUtcNow() => start + _elapsed + Skew;

    public override long GetTimestamp() => _elapsed.Ticks;
}
