namespace AomTools.Metrics;

/// <summary>
/// The series and times of at least the latest <paramref name="capacity"/> metrics. Adding only records them. The index is created at the first search, which a
/// run with ordered times never needs.
/// </summary>
internal sealed class RecentKeys(int capacity = RecentKeys.DefaultCapacity)
{
    /// <summary>The minimum number of metrics that are remembered.</summary>
    public const int DefaultCapacity = 1 << 18;

    private RecentList _list = new();
    private RecentList? _older;

    /// <summary>Adds the time of a series, which its number identifies.</summary>
    public void Add(ulong series, long time)
    {
        if (_list.Count >= capacity)
        {
            MakeRoom();
        }

        _list.Add(series, time);
    }

    /// <summary>True if the series was added with this time.</summary>
    public bool Contains(ulong series, long time)
    {
        ulong key = SeriesHash.OfMetric(series, time);
        return _list.Contains(key) || _older?.Contains(key) == true;
    }

    private void MakeRoom()
    {
        RecentList next = _older ?? new RecentList();
        _older = _list;
        _list = next;
        _list.Clear(isIndexed: _older.IsIndexed);
    }
}
