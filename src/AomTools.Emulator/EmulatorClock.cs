using System;

namespace AomTools.Emulator;

/// <summary>The emulator's clock: a given clock plus a skew.</summary>
public sealed class EmulatorClock(TimeProvider time, TimeSpan skew)
{
    public TimeSpan Skew { get; set; } = skew;

    public DateTimeOffset Now => time.GetUtcNow() + Skew;
}
