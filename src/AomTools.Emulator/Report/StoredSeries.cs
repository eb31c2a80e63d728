using System.Collections.Generic;

namespace AomTools.Emulator.Report;

/// <summary>A series and its points by time.</summary>
public sealed class StoredSeries
{
    private readonly List<StoredPoint> _points = [];

    public required string Project { get; init; }

    public required string Namespace { get; init; }

    /// <summary>The dimensions, sorted by name.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Dimensions { get; init; }

    public required string Name { get; init; }

    public IReadOnlyList<StoredPoint> Points => _points;

    internal long Newest => _points.Count == 0 ? long.MinValue : _points[^1].Time;

    internal bool Holds(long time) => Find(time) >= 0;

    /// <summary>Appends a point, or replaces the one of the same time; true if it is new.</summary>
    internal bool Put(StoredPoint point)
    {
        int at = Find(point.Time);
        if (at >= 0)
        {
            _points[at] = point;
            return false;
        }

        _points.Add(point);
        return true;
    }

    private int Find(long time)
    {
        int low = 0;
        int high = _points.Count - 1;
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
