namespace AomTools.Metrics;

/// <summary>The first and last time of a series, and the number that stands for it.</summary>
internal struct SeriesRange(ulong series)
{
    private long _first = long.MaxValue;
    private long _last = long.MinValue;

    /// <summary>0 if there is no series.</summary>
    public ulong Series { get; } = series;

    /// <summary>True if the series has no times yet.</summary>
    public readonly bool IsEmpty => _last < _first;

    /// <summary>True for its first and last time.</summary>
    public readonly bool IsEnd(long time) => time == _first || time == _last;

    /// <summary>Adds a time before the first or after the last; false if it is between them.</summary>
    public bool TryExtend(long time)
    {
        bool isOutside = time > _last || time < _first;
        _last = time > _last ? time : _last;
        _first = time < _first ? time : _first;
        return isOutside;
    }
}
