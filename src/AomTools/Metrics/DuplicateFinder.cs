using System;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace AomTools.Metrics;

/// <summary>Finds metrics with the series and time of an earlier one. It remembers a bounded number of the latest, so that memory stays flat.</summary>
internal sealed class DuplicateFinder : IDisposable
{
    // The finder that first saw a duplicate, so that New-AomMetric and Send-AomMetricData in one pipeline warn once.
    private static readonly ConditionalWeakTable<AomMetric, DuplicateFinder> s_foundBy = new();

    private const int FirstCapacity = 1 << 10;
    private const int LastCapacity = 1 << 16;
    private const int ProbesMax = 8;

    private (MetricSeries? Series, long Time)[] _seen = new (MetricSeries?, long)[FirstCapacity];
    private int _count;
    private AomMetric? _first;
    private long _toReport;
    private bool _isEnded;

    /// <summary>The number of metrics that repeated an earlier one.</summary>
    public long DuplicateCount { get; private set; }

    /// <summary>Remembers a metric; true if an earlier one has its series and time.</summary>
    public bool Add(AomMetric metric)
    {
        if (_count * 2 > _seen.Length && _seen.Length < LastCapacity)
        {
            Grow();
        }

        if (!TryPut(metric.Series, metric.CollectTime))
        {
            DuplicateCount++;
            Remember(metric);
            return true;
        }

        return false;
    }

    /// <summary>Ends the run: a later one reports about the same metrics again.</summary>
    public void Dispose()
    {
        _isEnded = true;
        _seen = new (MetricSeries?, long)[1];
    }

    /// <summary>The sentence about the duplicates that no other command of the pipeline reports, or null.</summary>
    public string? Describe() => _first is null
        ? null
        : MessageText.Format(
            Strings.Duplicates, Counts.Values(_toReport),
            MessageText.Clip(string.Format(CultureInfo.InvariantCulture, "{0} {1}{{{2}}}", _first.Namespace, _first.Name, _first.Dimensions), 300),
            MetricTime.ToText(_first.Timestamp));

    private void Remember(AomMetric metric)
    {
        DuplicateFinder finder = s_foundBy.GetValue(metric, _ => this);
        if (!ReferenceEquals(finder, this) && !finder._isEnded)
        {
            return;
        }

        _first ??= metric;
        _toReport++;
    }

    // The unit is not part of a series.
    private static bool IsSame(MetricSeries a, MetricSeries b) =>
        ReferenceEquals(a, b) || (a.Name == b.Name && a.Resource.Equals(b.Resource));

    // False if it exists already. If all slots near its own are taken, it replaces the first: most duplicates are close together.
    private bool TryPut(MetricSeries series, long time)
    {
        int first = IndexOf(series, time);
        for (int i = 0; i < ProbesMax; i++)
        {
            ref (MetricSeries? Series, long Time) place = ref _seen[(first + i) & (_seen.Length - 1)];
            if (place.Series is null)
            {
                place = (series, time);
                _count++;
                return true;
            }

            if (place.Time == time && IsSame(place.Series, series))
            {
                return false;
            }
        }

        _seen[first] = (series, time);
        return true;
    }

    private int IndexOf(MetricSeries series, long time)
    {
        ulong mixed = unchecked(((ulong)(uint)series.Hash * 0x9E3779B97F4A7C15UL) ^ ((ulong)time * 0xC2B2AE3D27D4EB4FUL));
        return (int)(mixed >> 40) & (_seen.Length - 1);
    }

    private void Grow()
    {
        (MetricSeries? Series, long Time)[] old = _seen;
        _seen = new (MetricSeries?, long)[old.Length * 4];
        _count = 0;
        foreach ((MetricSeries? series, long time) in old)
        {
            if (series is not null)
            {
                TryPut(series, time);
            }
        }
    }
}
