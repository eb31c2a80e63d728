using System;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Compat;

namespace AomTools.Delivery;

/// <summary>Flushes a sender whose input is slow.</summary>
internal static class FlushTimer
{
    /// <summary>Sends metrics at the latest after the flush interval, until <paramref name="ended"/>.</summary>
    public static async Task RunFlushTimerAsync(this MetricSender sender, CancellationToken ended)
    {
        TimeSpan half = TimeSpan.FromTicks(sender.FlushInterval.Ticks / 2);
        while (!ended.IsCancellationRequested)
        {
            await sender.TimeProvider.DelayAsync(half, ended).ConfigureAwait(false);
            sender.Flush(half);
        }
    }
}
