using System.Collections.Generic;

namespace AomTools.Metrics;

/// <summary>
/// Collect times of metrics that have no time of their own. AOM keeps one value per series and millisecond, so within one tick of the clock the later
/// metric of a series gets the next millisecond, also across runs in this process.
/// </summary>
internal sealed class NowStamps
{
    /// <summary>The collect times of this process.</summary>
    public static readonly NowStamps Shared = new();

    // The limit to which times may run ahead of the clock.
    private const int SeriesMax = 100_000;

    // Threads may be slightly late. If the clock is set back, all entries are invalid.
    private const long ClockBackMin = 1000;

    private readonly object _gate = new();
    private Dictionary<(MetricResource Resource, string Name), long> _stamps = [];
    private long _newest;
    private long _lastNow;

    /// <summary>The collect time for a metric of this series that is created now.</summary>
    public long Next(MetricSeries series, long now)
    {
        lock (_gate)
        {
            // Only the current tick, and times ahead of it, can collide.
            if (now > _newest || now < _lastNow - ClockBackMin || _stamps.Count >= SeriesMax)
            {
                Forget();
            }

            _lastNow = now;

            (MetricResource, string) key = (series.Resource, series.Name);
            long time = _stamps.TryGetValue(key, out long last) && last >= now ? last + 1 : now;
            _stamps[key] = time;
            _newest = time > _newest ? time : _newest;
            return time;
        }
    }

    private void Forget()
    {
        if (_stamps.Count > 1000)
        {
            _stamps = [];
        }
        else
        {
            _stamps.Clear();
        }

        _newest = 0;
    }
}
