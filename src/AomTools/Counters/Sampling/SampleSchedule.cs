using System;

namespace AomTools.Counters.Sampling;

/// <summary>Schedules samples at multiples of the interval after the start, by monotonic time, so that the period does not drift.</summary>
internal sealed class SampleSchedule(TimeSpan interval, TimeProvider timeProvider)
{
    private readonly long _start = timeProvider.GetTimestamp();

    /// <summary>Returns the time to wait. Skips samples that a slow pipeline missed.</summary>
    public TimeSpan NextDelay()
    {
        TimeSpan elapsed = timeProvider.GetElapsedTime(_start, timeProvider.GetTimestamp());
        long done = elapsed.Ticks / interval.Ticks;
        return TimeSpan.FromTicks(((done + 1) * interval.Ticks) - elapsed.Ticks);
    }
}
