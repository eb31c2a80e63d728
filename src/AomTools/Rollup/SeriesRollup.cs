using System.Collections.Generic;
using System.Linq;
using AomTools.Metrics;

namespace AomTools.Rollup;

/// <summary>The open window of one series, and the series of its statistics.</summary>
internal sealed class SeriesRollup
{
    private readonly SeriesDraft[] _drafts;
    private readonly bool[] _isReported;

    public SeriesRollup(MetricSeries series, IReadOnlyList<RollupStatistic> statistics)
    {
        KeyValuePair<string, string?>[] dimensions = [.. series.Resource.Dimensions.Select(static pair => new KeyValuePair<string, string?>(pair.Key, pair.Value))];
        _drafts = [.. statistics.Select(statistic => new SeriesDraft(
            series.Resource.Namespace, series.Name + statistic.Suffix, statistic == RollupStatistic.Count ? null : series.Unit, dimensions))];
        _isReported = new bool[_drafts.Length];
        Window = new RollupWindow(statistics.Any(static statistic => statistic.Percentile is not null));
    }

    public RollupWindow Window { get; }

    /// <summary>The number of the open or latest window since 1970.</summary>
    public long Number { get; set; } = long.MinValue;

    /// <summary>True if the window has values that have not been handed over.</summary>
    public bool IsOpen => Window.Count > 0;

    /// <summary>The monotonic time of the first metric of the window.</summary>
    public long OpenedAt { get; set; }

    public SeriesDraft GetDraft(int statistic) => _drafts[statistic];

    /// <summary>Returns true the first time that a statistic of this series is invalid.</summary>
    public bool IsFirstReport(int statistic)
    {
        bool isFirst = !_isReported[statistic];
        _isReported[statistic] = true;
        return isFirst;
    }
}
