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

    // The finder of the Send-AomMetricData that started last on this thread.
    [ThreadStatic]
    private static DuplicateFinder? s_latestOfSend;

    private readonly DuplicateFinder? _earlier = s_latestOfSend;
    private SeriesRanges _ranges = new();
    private RecentKeys _recent = new();
    private AomMetric? _first;
    private long _toReport;
    private bool _isEnded;
    private bool? _isNeeded;

    /// <summary>Returns the finder of Send-AomMetricData, which finds the duplicates of its whole pipeline. Call it on the pipeline thread.</summary>
    public static DuplicateFinder StartSend() => s_latestOfSend = new DuplicateFinder { _isNeeded = true };

    /// <summary>The number of metrics that repeated an earlier one.</summary>
    public long DuplicateCount { get; private set; }

    /// <summary>Adds a metric; returns true if an earlier one has its series and time.</summary>
    public bool Add(AomMetric metric)
    {
        if (!(_isNeeded ??= !IsSentInPipeline()))
        {
            return false;
        }

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
        s_latestOfSend = ReferenceEquals(s_latestOfSend, this) ? null : s_latestOfSend;
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

    // Every command of a pipeline starts before the first object passes. A Send-AomMetricData that started after this command is therefore downstream.
    private bool IsSentInPipeline() => s_latestOfSend is { _isEnded: false } sender && !ReferenceEquals(sender, _earlier);

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
