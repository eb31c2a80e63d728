using System;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace AomTools.Metrics;

/// <summary>
/// Finds metrics with the series and time of an earlier one. Finds all of them if the times of each series only rise or only fall, and otherwise those among
/// the latest metrics. SeriesRanges and RecentKeys limit the numbers, so that memory use stays flat.
/// </summary>
internal sealed class DuplicateFinder : IDisposable
{
    // The finder that first saw a duplicate, so that New-AomMetric and Send-AomMetricData in one pipeline warn once.
    private static readonly ConditionalWeakTable<AomMetric, DuplicateFinder> s_foundBy = new();

    private SeriesRanges _ranges = new();
    private RecentKeys _recent = new();
    private AomMetric? _first;
    private long _toReport;
    private bool _isEnded;

    /// <summary>The number of metrics that repeated an earlier one.</summary>
    public long DuplicateCount { get; private set; }

    /// <summary>Adds a metric; returns true if an earlier one has its series and time.</summary>
    public bool Add(AomMetric metric)
    {
        SeriesRange range = _ranges.Find(metric.Series);
        if (IsKnown(range, metric.CollectTime))
        {
            DuplicateCount++;
            Remember(metric);
            return true;
        }

        _recent.Add(range.Series, metric.CollectTime);
        return false;
    }

    /// <summary>Ends the run: a later run reports the same metrics again.</summary>
    public void Dispose()
    {
        _isEnded = true;
        _ranges = new SeriesRanges();
        _recent = new RecentKeys();
    }

    /// <summary>Returns the sentence about the duplicates that no other command of the pipeline reports; null if there are none.</summary>
    public string? Describe() => _first is null
        ? null
        : MessageText.Format(
            Strings.Duplicates, Counts.Metrics(_toReport),
            MessageText.Clip(string.Format(CultureInfo.InvariantCulture, "{0} {1}{{{2}}}", _first.Namespace, _first.Name, _first.Dimensions), 300),
            MetricTime.ToText(_first.Timestamp));

    // A time outside the range of its series is certainly new, unless the series was forgotten in the meantime.
    private bool IsKnown(SeriesRange range, long time) => range.IsEmpty
        ? !range.TryExtend(time) || (_ranges.HasForgotten && _recent.Contains(range.Series, time))
        : range.IsEnd(time) || (!range.TryExtend(time) && _recent.Contains(range.Series, time));

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
}
