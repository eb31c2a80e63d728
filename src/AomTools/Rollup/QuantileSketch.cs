using System;

namespace AomTools.Rollup;

/// <summary>
/// Counts values in buckets whose bounds grow by a constant factor. A percentile is therefore at most 1 % away from a value of that rank (the idea of DDSketch,
/// Masson et al., 2019). Memory use does not depend on the number of values.
/// </summary>
internal sealed class QuantileSketch
{
    /// <summary>The largest relative error of a percentile.</summary>
    public const double RelativeError = 0.01;

    /// <summary>The maximum number of buckets, which suffices for values from 1 to 10^35. In a wider range, the smallest values share a bucket.</summary>
    public const int MaxBuckets = 4096;

    private const double Factor = (1 + RelativeError) / (1 - RelativeError);

    // Smaller values count as 0.
    private const double Smallest = 1e-12;

    private const int Growth = 64;

    private static readonly double s_logFactor = Math.Log(Factor);

    private uint[] _buckets = [];
    private int _first;
    private long _zeros;
    private long _count;

    public void Add(double value)
    {
        _count++;
        if (value < Smallest)
        {
            _zeros++;
        }
        else
        {
            // This call may replace the array.
            int place = MakeRoom((int)Math.Ceiling(Math.Log(value) / s_logFactor));
            _buckets[place]++;
        }
    }

    /// <summary>Returns the smallest value that at least this percentage of all values does not exceed. Requires at least one value.</summary>
    public double Find(double percentile)
    {
        long rank = Math.Max(1, (long)Math.Ceiling(percentile / 100 * _count));
        long seen = _zeros;
        int at = -1;
        while (seen < rank && at < _buckets.Length - 1)
        {
            seen += _buckets[++at];
        }

        return at < 0 ? 0 : 2 * Math.Exp((_first + at) * s_logFactor) / (Factor + 1);
    }

    /// <summary>Removes all values and keeps the memory.</summary>
    public void Clear()
    {
        Array.Clear(_buckets, 0, _buckets.Length);
        _zeros = 0;
        _count = 0;
    }

    // The index of a bucket in the array, which grows toward the bucket.
    private int MakeRoom(int bucket)
    {
        if (_buckets.Length == 0)
        {
            _buckets = new uint[Growth];
            _first = bucket - (Growth / 2);
        }

        if (bucket < _first)
        {
            Grow(Math.Max(bucket - Growth, _first + _buckets.Length - MaxBuckets), _first + _buckets.Length);
        }
        else if (bucket >= _first + _buckets.Length)
        {
            int end = bucket + Growth;
            Grow(Math.Max(_first, end - MaxBuckets), end);
        }

        return Math.Max(0, bucket - _first);
    }

    private void Grow(int first, int end)
    {
        uint[] grown = new uint[end - first];
        for (int i = 0; i < _buckets.Length; i++)
        {
            grown[Math.Max(0, _first + i - first)] += _buckets[i];
        }

        _buckets = grown;
        _first = first;
    }
}
