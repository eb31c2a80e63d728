#if !NET8_0_OR_GREATER
using System;
using System.Diagnostics;
using System.Threading;

namespace AomTools;

/// <summary>A subset of .NET's TimeProvider for 5.1. It is in the module's namespace so that tests can also use .NET's own type.</summary>
internal abstract class TimeProvider
{
    public static TimeProvider System { get; } = new SystemTimeProvider();

    public virtual long TimestampFrequency => Stopwatch.Frequency;

    public virtual DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow;

    public virtual long GetTimestamp() => Stopwatch.GetTimestamp();

    public TimeSpan GetElapsedTime(long startingTimestamp) => GetElapsedTime(startingTimestamp, GetTimestamp());

    public TimeSpan GetElapsedTime(long startingTimestamp, long endingTimestamp) =>
        new((long)((endingTimestamp - startingTimestamp) * ((double)TimeSpan.TicksPerSecond / TimestampFrequency)));

    public virtual ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new SystemTimer(new Timer(callback, state, dueTime, period));

    private sealed class SystemTimeProvider : TimeProvider;

    private sealed class SystemTimer(Timer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose() => timer.Dispose();
    }
}
#endif
