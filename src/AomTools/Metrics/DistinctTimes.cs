using System.Collections.Generic;

namespace AomTools.Metrics;

/// <summary>
/// Collect times of metrics that have no time of their own. AOM keeps one value per series and millisecond, so within one tick of the clock the later
/// metric of a series gets the next millisecond, also across runs in this process.
/// </summary>
internal sealed class DistinctTimes
{
    /// <summary>The times of this process.</summary>
    public static readonly DistinctTimes Shared = new();

    // A run that creates more than this ahead of its clock has other problems.
    private const int SeriesMax = 100_000;

    // Threads may come a little late. A clock that was set back makes all times void.
    private const long ClockBackMin = 1000;

    private readonly object _gate = new();
    private Dictionary<(MetricResource Resource, string Name), long> _times = [];
    private long _newest;
    private long _lastNow;

    /// <summary>The collect time for a metric of this series that is created now.</summary>
    public long Next(MetricSeries series, long now)
    {
        lock (_gate)
        {
            // Only the current tick, and times ahead of it, can collide.
            if (now > _newest || now < _lastNow - ClockBackMin || _times.Count >= SeriesMax)
            {
                Forget();
            }

            _lastNow = now;

            (MetricResource, string) key = (series.Resource, series.Name);
            long time = _times.TryGetValue(key, out long last) && last >= now ? last + 1 : now;
            _times[key] = time;
            _newest = time > _newest ? time : _newest;
            return time;
        }
    }

    private void Forget()
    {
        if (_times.Count > 1000)
        {
            _times = [];
        }
        else
        {
            _times.Clear();
        }

        _newest = 0;
    }
}
