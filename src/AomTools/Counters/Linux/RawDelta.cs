using System;

namespace AomTools.Counters.Linux;

/// <summary>The increase of a counter of the kernel between two readings.</summary>
internal static class RawDelta
{
    // Counters of 32-bit kernels, and the times in /proc/diskstats of all, wrap at 2^32.
    private const ulong Wrap = 1UL << 32;

    // A counter that was near its end and is near its start has wrapped. Any other decrease is a restart, such as a driver that was loaded again.
    private const ulong Near = Wrap / 4;

    /// <summary>The increase; NaN after a restart, which leaves it unknown.</summary>
    public static double Find(ulong before, ulong now)
    {
        if (now >= before)
        {
            return now - before;
        }

        bool wrapped = before < Wrap && before >= Wrap - Near && now < Near;
        return wrapped ? now + (Wrap - before) : double.NaN;
    }

    /// <summary>The increase per second; NaN without a reading before.</summary>
    public static double Rate(ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> now, int index, double elapsedSec) =>
        before.IsEmpty || !(elapsedSec > 0) ? double.NaN : Find(before[index], now[index]) / elapsedSec;
}
