using System;

namespace AomTools.Counters.Linux;

/// <summary>Calculates the increase of a kernel counter between two readings.</summary>
internal static class RawDelta
{
    // Counters of 32-bit kernels, and the times in /proc/diskstats of all kernels, wrap at 2^32.
    private const ulong Wrap = 1UL << 32;

    // A counter has wrapped if it was near its maximum and is near 0. Any other decrease is a restart, for example of a reloaded driver.
    private const ulong Near = Wrap / 4;

    /// <summary>Returns the increase; NaN after a restart, because the increase is unknown.</summary>
    public static double Find(ulong before, ulong now)
    {
        if (now >= before)
        {
            return now - before;
        }

        bool wrapped = before < Wrap && before >= Wrap - Near && now < Near;
        return wrapped ? now + (Wrap - before) : double.NaN;
    }

    /// <summary>Returns the increase per second; NaN without a previous reading.</summary>
    public static double Rate(ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> now, int index, double elapsedSec) =>
        before.IsEmpty || !(elapsedSec > 0) ? double.NaN : Find(before[index], now[index]) / elapsedSec;
}
