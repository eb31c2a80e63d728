#if !NET8_0_OR_GREATER
using System;
using System.Diagnostics;
using System.Threading;

namespace AomTools;

/// <summary>
/// The part of .NET's TimeProvider that the module uses, for Windows PowerShell 5.1. It is in the module's own namespace, so that a program that sees
/// the internals, as the tests do, can use .NET's type next to it.
/// </summary>
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
