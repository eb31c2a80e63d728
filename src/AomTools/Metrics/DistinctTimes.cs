using System.Collections.Generic;
using System.Linq;

namespace AomTools.Metrics;

/// <summary>
/// The collect times of metrics that have no time of their own. AOM keeps one value per series and millisecond. Within one tick of the clock, the later metric
/// of a series therefore gets the next millisecond, even across runs in this process.
/// </summary>
internal sealed class DistinctTimes(int capacity = DistinctTimes.DefaultCapacity)
{
    /// <summary>The times of this process.</summary>
    public static readonly DistinctTimes Shared = new();

    // The series of one tick, and series whose times are ahead of the clock.
    private const int DefaultCapacity = 100_000;

    // On a busy server, a thread may be seconds late. If the clock was set back by more than that, all times are invalid.
    private const long MinClockBack = 60_000;

    private readonly object _gate = new();
    private Dictionary<ulong, long> _times = [];
    private long _newest;
    private long _lastNow;

    // The earliest time for a forgotten series.
    private long _least;

    /// <summary>Returns the collect time for a metric of this series that is created now.</summary>
    public long Next(MetricSeries series, long now)
    {
        lock (_gate)
        {
            Forget(now);
            _lastNow = now;
            long least = now > _least ? now : _least;
            long time = _times.TryGetValue(series.Hash, out long last) && last >= least ? last + 1 : least;
            _times[series.Hash] = time;
            _newest = time > _newest ? time : _newest;
            return time;
        }
    }

    // Only the current tick, and times ahead of it, can collide.
    private void Forget(long now)
    {
        if (now < _lastNow - MinClockBack)
        {
            Clear();
            _newest = _least = 0;
        }
        else if (now > _newest)
        {
            // A thread that read the clock earlier must not repeat a time that is forgotten here.
            Clear();
            _least = _newest + 1;
        }
        else if (_times.Count >= capacity)
        {
            _times = _times.Where(time => time.Value >= now).ToDictionary(static time => time.Key, static time => time.Value);
            if (_times.Count > capacity / 2)
            {
                Clear();
                _least = _newest + 1;
            }
        }
    }

    private void Clear()
    {
        if (_times.Count > 1000)
        {
            _times = [];
        }
        else
        {
            _times.Clear();
        }
    }
}
