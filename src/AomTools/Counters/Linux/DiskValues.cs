using System;

namespace AomTools.Counters.Linux;

/// <summary>The increases of a disk's counters between two readings, and the values that iostat calculates from them.</summary>
internal sealed class DiskValues
{
    /// <summary>
    /// The fields that are kept after the name in /proc/diskstats: reads, merged, sectors, ms; the same for writes; pending, ms busy, weighted ms.
    /// </summary>
    public const int Fields = 11;

    private const int Pending = 8;
    private const int SectorBytes = 512;

    private readonly double[] _sum = new double[Fields];
    private double _seconds;

    /// <summary>The number of disks that were added.</summary>
    public int Count { get; private set; }

    public void Clear()
    {
        Array.Clear(_sum, 0, Fields);
        Count = 0;
    }

    /// <summary>Adds a disk. Without a previous reading, or after a restart, only the pending operations are known.</summary>
    public void Add(ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> now, double elapsedSec)
    {
        _seconds = elapsedSec;
        Count++;
        for (int i = 0; i < Fields; i++)
        {
            _sum[i] += i == Pending ? now[i] : before.IsEmpty ? double.NaN : RawDelta.Find(before[i], now[i]);
        }
    }

    /// <summary>Writes one value per counter of the set.</summary>
    public void Write(Span<double> values)
    {
        values[0] = _sum[2] * SectorBytes / _seconds;
        values[1] = _sum[6] * SectorBytes / _seconds;
        values[2] = _sum[0] / _seconds;
        values[3] = _sum[4] / _seconds;
        values[4] = _sum[1] / _seconds;
        values[5] = _sum[5] / _seconds;
        values[6] = Average(_sum[3], _sum[0]);
        values[7] = Average(_sum[7], _sum[4]);
        values[8] = Math.Min(100, _sum[9] / (_seconds * 1000 * Count) * 100);
        values[9] = _sum[Pending];
        values[10] = _sum[10] / (_seconds * 1000);
    }

    // Without operations, the average time is 0, not unknown.
    private static double Average(double milliseconds, double operations) => operations == 0 ? 0 : milliseconds / operations;
}
