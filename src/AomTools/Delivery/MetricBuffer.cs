using System;
using System.Collections.Generic;
using System.Threading;
using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>Buffers metrics of the pipeline and estimates their size. Another thread computes the exact size. Two lists alternate.</summary>
internal sealed class MetricBuffer(long capacity)
{
    // The fixed text around names and values, with an estimate for digits.
    private const int MetricOverheadBytes = 60;
    private const int ItemOverheadBytes = 85;

    private readonly HashSet<ItemKey> _items = [];
    private List<AomMetric> _metrics = [];
    private List<AomMetric>? _spare;
    private AomMetric? _last;
    private long _bytes;

    public long Capacity { get; } = capacity;

    public bool IsFull => _bytes >= Capacity;

    /// <summary>Adds metrics until the buffer is full, and at least one; returns their number.</summary>
    public int Add(ArraySegment<AomMetric> metrics)
    {
        int count = 0;
        do
        {
            Add(metrics.Array![metrics.Offset + count]);
            count++;
        }
        while (count < metrics.Count && !IsFull);
        return count;
    }

    private void Add(AomMetric metric)
    {
        bool sharesItem = _last is not null && _last.CollectTime == metric.CollectTime && ReferenceEquals(_last.Series.Resource, metric.Series.Resource);
        sharesItem = sharesItem || !_items.Add(new ItemKey(metric.Series.Resource, metric.CollectTime));
        _bytes += MetricOverheadBytes + metric.Series.TextLength + (sharesItem ? 0 : ItemOverheadBytes + metric.Series.Resource.TextLength);
        _metrics.Add(metric);
        _last = metric;
    }

    /// <summary>Removes and returns all metrics.</summary>
    public List<AomMetric> Drain()
    {
        List<AomMetric> drained = _metrics;
        _metrics = Interlocked.Exchange(ref _spare, null) ?? [];
        _last = null;
        _bytes = 0;
        _items.Clear();
        return drained;
    }

    /// <summary>Recycles a drained list.</summary>
    public void Recycle(List<AomMetric> list)
    {
        list.Clear();
        Interlocked.Exchange(ref _spare, list);
    }
}
