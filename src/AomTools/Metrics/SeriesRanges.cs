using System;

namespace AomTools.Metrics;

/// <summary>The first and last time of each series of a run. Beyond its capacity it forgets the series that were not seen for the longest.</summary>
internal sealed class SeriesRanges(int capacity = SeriesRanges.DefaultCapacity)
{
    /// <summary>So many series are remembered at least.</summary>
    public const int DefaultCapacity = 1 << 17;

    private const int FirstSize = 1 << 6;

    // A table is at most half full. When it has as many series as are allowed, it becomes the older one.
    private SeriesRange[] _table = new SeriesRange[FirstSize];
    private SeriesRange[] _older = [];
    private int _count;

    /// <summary>True if a series may have been seen that is no longer remembered.</summary>
    public bool HasForgotten { get; private set; }

    /// <summary>The range of a series, by a number that stands for it and is not 0. A new one has no times yet.</summary>
    public ref SeriesRange Find(ulong series)
    {
        int at = IndexOf(_table, series);
        if (_table[at].Series == series)
        {
            return ref _table[at];
        }

        if (_count >= Math.Min(capacity, _table.Length / 2))
        {
            MakeRoom();
            at = IndexOf(_table, series);
        }

        _count++;
        _table[at] = TakeOlder(series);
        return ref _table[at];
    }

    private SeriesRange TakeOlder(ulong series)
    {
        int at = _older.Length == 0 ? -1 : IndexOf(_older, series);
        return at >= 0 && _older[at].Series == series ? _older[at] : new SeriesRange(series);
    }

    private void MakeRoom()
    {
        if (_count >= capacity)
        {
            HasForgotten |= _older.Length > 0;
            _older = _table;
            _table = new SeriesRange[_older.Length];
            _count = 0;
            return;
        }

        SeriesRange[] old = _table;
        _table = new SeriesRange[old.Length * 4];
        foreach (SeriesRange range in old)
        {
            if (range.Series != 0)
            {
                _table[IndexOf(_table, range.Series)] = range;
            }
        }
    }

    // The place of the series, or the free one where it belongs. The numbers are evenly spread.
    private static int IndexOf(SeriesRange[] table, ulong series)
    {
        int at = (int)(series >> 32) & (table.Length - 1);
        while (table[at].Series != 0 && table[at].Series != series)
        {
            at = (at + 1) & (table.Length - 1);
        }

        return at;
    }
}
