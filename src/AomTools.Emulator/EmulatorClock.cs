using System;

namespace AomTools.Emulator;

/// <summary>The emulator's idea of now: the given clock plus a shift.</summary>
public sealed class EmulatorClock(TimeProvider time, TimeSpan skew)
{
    public TimeSpan Skew { get; set; } = skew;

    public DateTimeOffset Now => time.GetUtcNow() + Skew;
}
