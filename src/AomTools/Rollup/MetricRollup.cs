using System;
using System.Collections.Generic;
using AomTools.Metrics;

namespace AomTools.Rollup;

/// <summary>
/// Reduces metrics to one per statistic, series and window. A window is closed by a later metric of its series, or some time after its first metric arrived.
/// Series may therefore arrive in any order, late, and from clocks that differ.
/// </summary>
internal sealed class MetricRollup
{
    /// <summary>The time that a window waits for late metrics after the end of its interval.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    // A series is forgotten if it has no metric for this many intervals and this many minutes.
    private const int IdleCount = 10;

    private static readonly TimeSpan s_scanInterval = TimeSpan.FromSeconds(1);

    private readonly TimeSpan _interval;
    private readonly long _intervalMs;
    private readonly IReadOnlyList<RollupStatistic> _statistics;
    private readonly MetricValidator _validator;
    private readonly IRollupHandler _handler;
    private readonly TimeProvider _timeProvider;
    private readonly Dictionary<(MetricResource Resource, string Name), SeriesRollup> _series = [];
    private readonly List<(MetricResource Resource, string Name)> _idle = [];
    private long _scannedAt;

    public MetricRollup(TimeSpan interval, IReadOnlyList<RollupStatistic> statistics, MetricValidator validator, IRollupHandler handler, TimeProvider timeProvider)
    {
        _interval = interval;
        _intervalMs = (long)interval.TotalMilliseconds;
        _statistics = statistics;
        _validator = validator;
        _handler = handler;
        _timeProvider = timeProvider;
        _scannedAt = timeProvider.GetTimestamp();
    }

    /// <summary>The number of series in memory.</summary>
    public int SeriesCount => _series.Count;

    /// <summary>Closes the windows that are due, then adds a metric.</summary>
    public void Add(AomMetric metric)
    {
        CloseDue();
        (MetricResource, string) key = (metric.Series.Resource, metric.Name);
        if (!_series.TryGetValue(key, out SeriesRollup? series))
        {
            series = new SeriesRollup(metric.Series, _statistics);
            _series.Add(key, series);
        }

        long number = FloorDivide(metric.CollectTime, _intervalMs);
        if (number < series.Number || (number == series.Number && !series.IsOpen))
        {
            _handler.HandleLate(metric);
            return;
        }

        if (number > series.Number)
        {
            Close(series);
            series.Number = number;
            series.OpenedAt = _timeProvider.GetTimestamp();
        }

        series.Window.Add(metric);
    }

    /// <summary>Closes the windows that were open for the time of their interval, and forgets series that ended. Runs at most once per second.</summary>
    public void CloseDue()
    {
        long now = _timeProvider.GetTimestamp();
        if (_timeProvider.GetElapsedTime(_scannedAt, now) < s_scanInterval)
        {
            return;
        }

        _scannedAt = now;
        TimeSpan idle = TimeSpan.FromTicks(Math.Max(_interval.Ticks, TimeSpan.TicksPerMinute) * IdleCount);
        foreach (KeyValuePair<(MetricResource Resource, string Name), SeriesRollup> pair in _series)
        {
            TimeSpan age = _timeProvider.GetElapsedTime(pair.Value.OpenedAt, now);
            if (age >= _interval + Grace)
            {
                Close(pair.Value);
            }

            if (age >= idle)
            {
                _idle.Add(pair.Key);
            }
        }

        _idle.ForEach(key => _series.Remove(key));
        _idle.Clear();
    }

    /// <summary>Closes all windows, including incomplete ones.</summary>
    public void CloseAll()
    {
        foreach (SeriesRollup series in _series.Values)
        {
            Close(series);
        }
    }

    private void Close(SeriesRollup series)
    {
        if (!series.IsOpen)
        {
            return;
        }

        AomMetric latest = series.Window.Latest!;
        DateTimeOffset time = GetTime(series, latest);
        for (int i = 0; i < _statistics.Count; i++)
        {
            MetricValidationResult made = _validator.Check(new MetricDraft(series.GetDraft(i), series.Window.Read(_statistics[i]), type: null, time));
            if (made.Metric is not null)
            {
                _handler.HandleMetric(made.Metric);
            }
            else if (series.IsFirstReport(i))
            {
                _handler.HandleViolations(latest, made.Violations);
            }
        }

        series.Window.Clear();
    }

    // Use the end of the window: later windows are newer, and a run that continues after a restart is newer than the incomplete window before it. A window that
    // has not ended yet has the time of its latest metric instead, so that no time is in the future. That time is after the start of the window, which is the
    // end of the previous one.
    private DateTimeOffset GetTime(SeriesRollup series, AomMetric latest)
    {
        long start = series.Number * _intervalMs;
        long end = start + _intervalMs;
        long time = end <= _timeProvider.GetUtcNow().ToUnixTimeMilliseconds() ? end : Math.Max(latest.CollectTime, start + 1);
        return DateTimeOffset.FromUnixTimeMilliseconds(time).ToOffset(latest.Timestamp.Offset);
    }

    private static long FloorDivide(long number, long by) => (number / by) - (number % by < 0 ? 1 : 0);
}
