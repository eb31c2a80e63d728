using System;
using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Compat;

/// <summary>Delays by the clock of a <see cref="TimeProvider"/>.</summary>
internal static class Delay
{
    /// <summary>Completes after the specified time in whole milliseconds, or immediately when canceled.</summary>
    public static Task DelayAsync(this TimeProvider timeProvider, TimeSpan time, CancellationToken stop)
#if NET8_0_OR_GREATER
        => Task.Delay(time, timeProvider, stop);
#else
    {
        TimeSpan whole = TimeSpan.FromMilliseconds(Math.Floor(time.TotalMilliseconds));
        return stop.IsCancellationRequested ? Task.FromCanceled(stop)
            : whole == TimeSpan.Zero ? Task.CompletedTask
            : WaitAsync(timeProvider, whole, stop);
    }

    private static async Task WaitAsync(TimeProvider timeProvider, TimeSpan time, CancellationToken stop)
    {
        TaskCompletionSource<bool> end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using ITimer timer = timeProvider.CreateTimer(_ => end.TrySetResult(true), null, time, Timeout.InfiniteTimeSpan);
        using CancellationTokenRegistration registration = stop.Register(() => end.TrySetCanceled(stop));
        await end.Task.ConfigureAwait(false);
    }
#endif
}
