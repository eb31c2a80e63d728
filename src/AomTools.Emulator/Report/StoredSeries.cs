using System;
using System.Collections.Generic;

namespace AomTools.Emulator.Report;

/// <summary>A series and its points by time. Points are added under the lock of the store and can be read at the same time.</summary>
public sealed class StoredSeries
{
    private volatile StoredPoint[] _points = [];
    private volatile int _count;

    public required string Project { get; init; }

    public required string Namespace { get; init; }

    /// <summary>The dimensions, sorted by name.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Dimensions { get; init; }

    public required string Name { get; init; }

    /// <summary>A list of the current points. Points that are added later do not change it.</summary>
    public IReadOnlyList<StoredPoint> Points
    {
        get
        {
            // The count is read first: the array has at least as many points.
            int count = _count;
            return new ArraySegment<StoredPoint>(_points, 0, count);
        }
    }

    /// <summary>A number that no other series of the emulator has, not even after a reset.</summary>
    internal long Id { get; init; }

    internal long Newest => _count == 0 ? long.MinValue : _points[_count - 1].Time;

    internal bool Holds(long time) => Find(time) >= 0;

    /// <summary>Appends a point, or replaces the one of the same time; true if it is new.</summary>
    internal bool Put(StoredPoint point)
    {
        int at = Find(point.Time);
        if (at >= 0)
        {
            Replace(at, point);
            return false;
        }

        Append(point);
        return true;
    }

    private void Append(StoredPoint point)
    {
        StoredPoint[] points = _points;
        if (_count == points.Length)
        {
            Array.Resize(ref points, Math.Max(4, 2 * _count));
        }

        points[_count] = point;
        _points = points;
        _count++;
    }

    // A reader must not see half of a point, so the array is replaced as a whole.
    private void Replace(int at, StoredPoint point)
    {
        StoredPoint[] points = (StoredPoint[])_points.Clone();
        points[at] = point;
        _points = points;
    }

    private int Find(long time)
    {
        int low = 0;
        int high = _count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order = _points[middle].Time.CompareTo(time);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
