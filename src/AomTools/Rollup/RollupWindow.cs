using System;
using AomTools.Metrics;

namespace AomTools.Rollup;

/// <summary>The values of one series in one window, reduced to the data that the statistics need.</summary>
internal sealed class RollupWindow(bool needsPercentiles)
{
    private readonly QuantileSketch? _sketch = needsPercentiles ? new QuantileSketch() : null;
    private MetricNumber _minimum;
    private MetricNumber _maximum;
    private double _sum;
    private double _lost;
    private ulong _wholeSum;
    private bool _isWhole = true;

    public long Count { get; private set; }

    /// <summary>The latest metric. An incomplete window has the time of this metric.</summary>
    public AomMetric? Latest { get; private set; }

    public void Clear()
    {
        _sketch?.Clear();
        (_sum, _lost, _wholeSum, _isWhole) = (0, 0, 0, true);
        Count = 0;
    }

    public void Add(AomMetric metric)
    {
        MetricNumber number = metric.Number;
        double value = number.Real;
        if (Count == 0 || value < _minimum.Real)
        {
            _minimum = number;
        }

        if (Count == 0 || value > _maximum.Real)
        {
            _maximum = number;
        }

        Count++;
        AddToSum(number, metric.IsInt);
        _sketch?.Add(value);
        Latest = Latest is null || Count == 1 || metric.CollectTime >= Latest.CollectTime ? metric : Latest;
    }

    /// <summary>Returns the value of a statistic: whole for counts, and for minimum, maximum and sum of whole values.</summary>
    public object Read(RollupStatistic statistic) =>
        statistic.Percentile is double percentile ? Math.Min(Math.Max(_sketch!.Find(percentile), _minimum.Real), _maximum.Real)
        : statistic == RollupStatistic.Count ? Count
        : statistic == RollupStatistic.Sum ? (_isWhole ? (object)_wholeSum : _sum)
        : statistic == RollupStatistic.Minimum ? _minimum.ToObject()
        : statistic == RollupStatistic.Maximum ? _maximum.ToObject()
        : Math.Min(Math.Max(_sum / Count, _minimum.Real), _maximum.Real);

    // Add whole numbers exactly as long as they fit in 64 bits. For other numbers, carry the rounding errors along (Kahan).
    private void AddToSum(MetricNumber number, bool isInt)
    {
        _isWhole &= isInt && number.IsWhole && number.Whole <= ulong.MaxValue - _wholeSum;
        _wholeSum += _isWhole ? number.Whole : 0;
        double corrected = number.Real - _lost;
        double sum = _sum + corrected;
        _lost = sum - _sum - corrected;
        _sum = sum;
    }
}
