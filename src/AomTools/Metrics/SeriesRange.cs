namespace AomTools.Metrics;

/// <summary>The first and last time of a series in a run, and the number that identifies the series.</summary>
internal sealed class SeriesRange(ulong series, object run)
{
    private long _first = long.MaxValue;
    private long _last = long.MinValue;

    public ulong Series { get; } = series;

    /// <summary>Identifies the run. It holds no other object, because metrics may outlive their run.</summary>
    public object Run { get; } = run;

    /// <summary>True if the series has no times yet.</summary>
    public bool IsEmpty => _last < _first;

    /// <summary>True for the first or last time of the series.</summary>
    public bool IsEnd(long time) => time == _first || time == _last;

    /// <summary>Adds a time before the first or after the last; returns false if the time is between them.</summary>
    public bool TryExtend(long time)
    {
        bool isOutside = time > _last || time < _first;
        _last = time > _last ? time : _last;
        _first = time < _first ? time : _first;
        return isOutside;
    }
}
