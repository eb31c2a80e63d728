using System;

namespace AomTools.Metrics;

/// <summary>
/// Series with times, in the order of arrival. Consecutive metrics with the same time share one entry, and nothing is hashed before the first search.
/// </summary>
internal sealed class RecentList
{
    private const int FirstSize = 1 << 8;

    private ulong[] _series = new ulong[FirstSize];
    private long[] _times = new long[FirstSize];
    private int[] _starts = new int[FirstSize];
    private ulong[]? _index;
    private int _timeCount;

    public int Count { get; private set; }

    public bool IsIndexed => _index is not null;

    public void Add(ulong series, long time)
    {
        if (Count == _series.Length)
        {
            Array.Resize(ref _series, Count * 4);
            _index = null;
        }

        if (_timeCount == 0 || _times[_timeCount - 1] != time)
        {
            StartTime(time);
        }

        _series[Count++] = series;
        if (_index is not null)
        {
            Put(_index, SeriesHash.OfMetric(series, time));
        }
    }

    /// <summary>True if the number of a metric was added.</summary>
    public bool Contains(ulong key)
    {
        _index ??= CreateIndex();
        return _index[GetPlace(_index, key)] == key;
    }

    /// <summary>Removes all entries and keeps the memory.</summary>
    public void Clear(bool isIndexed)
    {
        Count = 0;
        _timeCount = 0;
        _index = null;
        _index = isIndexed ? CreateIndex() : null;
    }

    private void StartTime(long time)
    {
        if (_timeCount == _times.Length)
        {
            Array.Resize(ref _times, _timeCount * 4);
            Array.Resize(ref _starts, _timeCount * 4);
        }

        _times[_timeCount] = time;
        _starts[_timeCount++] = Count;
    }

    // Twice as large as the list, so that a free slot is near.
    private ulong[] CreateIndex()
    {
        ulong[] index = new ulong[_series.Length * 2];
        for (int at = 0; at < _timeCount; at++)
        {
            int end = at + 1 < _timeCount ? _starts[at + 1] : Count;
            for (int i = _starts[at]; i < end; i++)
            {
                Put(index, SeriesHash.OfMetric(_series[i], _times[at]));
            }
        }

        return index;
    }

    private static void Put(ulong[] index, ulong key) => index[GetPlace(index, key)] = key;

    private static int GetPlace(ulong[] index, ulong key)
    {
        int at = (int)(key >> 32) & (index.Length - 1);
        while (index[at] != 0 && index[at] != key)
        {
            at = (at + 1) & (index.Length - 1);
        }

        return at;
    }
}
