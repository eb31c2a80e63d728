using System;

namespace AomTools.Metrics;

/// <summary>The first and last time of each series of a run. Beyond its capacity, it forgets the series that were unused for the longest time.</summary>
internal sealed class SeriesRanges(int capacity = SeriesRanges.DefaultCapacity)
{
    /// <summary>The minimum number of series that are remembered.</summary>
    public const int DefaultCapacity = 1 << 17;

    private const int FirstSize = 1 << 6;

    private readonly object _run = new();

    // A table is at most half full. When it has the maximum number of series, it becomes the older table.
    private SeriesRange?[] _table = new SeriesRange?[FirstSize];
    private SeriesRange?[] _older = [];
    private int _count;

    /// <summary>True if a series may have been seen that is no longer remembered.</summary>
    public bool HasForgotten { get; private set; }

    /// <summary>Returns the range of a series. A new range has no times yet.</summary>
    public SeriesRange Find(MetricSeries series)
    {
        if (series.Range is SeriesRange range && ReferenceEquals(range.Run, _run))
        {
            return range;
        }

        if (series.OtherRange is SeriesRange other && ReferenceEquals(other.Run, _run))
        {
            return other;
        }

        // The two commands of a pipeline have one range each.
        series.OtherRange = series.Range;
        return series.Range = Find(series.Hash);
    }

    /// <summary>Returns the range of a series, which its number identifies.</summary>
    public SeriesRange Find(ulong series)
    {
        int at = IndexOf(_table, series);
        if (_table[at] is SeriesRange known)
        {
            return known;
        }

        if (_count >= Math.Min(capacity, _table.Length / 2))
        {
            MakeRoom();
            at = IndexOf(_table, series);
        }

        _count++;
        return _table[at] = (_older.Length == 0 ? null : _older[IndexOf(_older, series)]) ?? new SeriesRange(series, _run);
    }

    private void MakeRoom()
    {
        if (_count >= capacity)
        {
            HasForgotten |= _older.Length > 0;
            _older = _table;
            _table = new SeriesRange?[_older.Length];
            _count = 0;
            return;
        }

        SeriesRange?[] old = _table;
        _table = new SeriesRange?[old.Length * 4];
        foreach (SeriesRange? range in old)
        {
            if (range is not null)
            {
                _table[IndexOf(_table, range.Series)] = range;
            }
        }
    }

    // The slot of the series, or the free slot for it. The numbers are evenly distributed.
    private static int IndexOf(SeriesRange?[] table, ulong series)
    {
        int at = (int)(series >> 32) & (table.Length - 1);
        while (table[at] is SeriesRange range && range.Series != series)
        {
            at = (at + 1) & (table.Length - 1);
        }

        return at;
    }
}
