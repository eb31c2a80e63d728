namespace AomTools.Metrics;

/// <summary>
/// The series and times of the latest metrics, at least <paramref name="capacity"/>. Adding only writes them down; an index is made when it is first asked for
/// one, which a run with its times in order never does.
/// </summary>
internal sealed class RecentKeys(int capacity = RecentKeys.DefaultCapacity)
{
    /// <summary>So many metrics are remembered at least.</summary>
    public const int DefaultCapacity = 1 << 18;

    private RecentList _list = new();
    private RecentList? _older;

    /// <summary>Adds the time of a series, by the number that identifies it.</summary>
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
