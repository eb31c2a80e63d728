using System.Collections.Generic;
using System.Threading;
using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>Buffers metrics of the pipeline with an estimate of their size; the exact size is computed on another thread. Two lists alternate.</summary>
internal sealed class MetricBuffer(long capacity)
{
    // The fixed text around names and values, with an estimate for digits.
    private const int ValueFrame = 60;
    private const int ItemFrame = 85;

    private readonly HashSet<ItemKey> _items = [];
    private List<AomMetric> _metrics = [];
    private List<AomMetric>? _spare;
    private AomMetric? _last;
    private long _bytes;

    public long Capacity { get; } = capacity;

    public bool IsFull => _bytes >= Capacity;

    public void Add(AomMetric metric)
    {
        bool joins = _last is not null && _last.CollectTime == metric.CollectTime && ReferenceEquals(_last.Series.Resource, metric.Series.Resource);
        joins = joins || !_items.Add(new ItemKey(metric.Series.Resource, metric.CollectTime));
        _bytes += ValueFrame + metric.Name.Length + (metric.Unit?.Length ?? 0) + (joins ? 0 : ItemFrame + metric.Series.Resource.TextLength);
        _metrics.Add(metric);
        _last = metric;
    }

    /// <summary>Removes and returns all metrics.</summary>
    public List<AomMetric> Drain()
    {
        List<AomMetric> taken = _metrics;
        _metrics = Interlocked.Exchange(ref _spare, null) ?? [];
        _last = null;
        _bytes = 0;
        _items.Clear();
        return taken;
    }

    /// <summary>Recycles a drained list.</summary>
    public void GiveBack(List<AomMetric> list)
    {
        list.Clear();
        Interlocked.Exchange(ref _spare, list);
    }
}
