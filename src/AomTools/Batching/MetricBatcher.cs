using System.Collections.Generic;
using AomTools.Metrics;

namespace AomTools.Batching;

/// <summary>Groups metrics into items and takes batch groups from them, within the body limit and in order per series. Other items stay.</summary>
internal sealed class MetricBatcher(int bodyLimit = MetricLimits.MaxBodyBytes)
{
    private const int BodyFrame = 2;

    private readonly Dictionary<ItemKey, MetricItem> _open = [];
    private readonly List<MetricItem> _items = [];
    private readonly Stack<MetricItem> _spare = new();
    private MetricItem? _last;
    private long _arrivals;

    /// <summary>The size of a single body with all metrics, in bytes.</summary>
    public long Bytes { get; private set; } = BodyFrame;

    public bool IsEmpty => _items.Count == 0;

    /// <summary>The largest body in bytes. A proxy may have a smaller limit than AOM.</summary>
    public int BodyLimit { get; set; } = bodyLimit;

    /// <summary>The number of metrics that are not yet in a batch.</summary>
    public int Count { get; private set; }

    public void Add(AomMetric metric)
    {
        MetricItem item = GetItem(metric.Series.Resource, metric.CollectTime);
        Bytes += item.Add(metric);
        Count++;
    }

    /// <summary>Takes up to <paramref name="maxBatches"/> batches to send concurrently, but no more than the bytes need.</summary>
    public List<MetricBatch> TakeBatches(int maxBatches)
    {
        _items.Sort();
        SplitLargeItems();
        BatchPacker packer = new(maxBatches, BodyLimit);
        packer.Pack(_items, Bytes);
        _items.RemoveAll(static item => item.IsPacked);
        foreach (MetricBatch batch in packer.Batches)
        {
            foreach (MetricItem item in batch.Items)
            {
                Close(item);
            }
        }

        return packer.Batches;
    }

    /// <summary>Recycles the items of a settled batch.</summary>
    public void Recycle(MetricBatch batch)
    {
        foreach (MetricItem item in batch.Items)
        {
            item.Dispose();
            _spare.Push(item);
        }
    }

    private MetricItem GetItem(MetricResource resource, long collectTime)
    {
        if (_last is not null && _last.CollectTime == collectTime && ReferenceEquals(_last.Resource, resource))
        {
            return _last;
        }

        ItemKey key = new(resource, collectTime);
        if (!_open.TryGetValue(key, out _last))
        {
            _last = NewItem(resource, collectTime, _arrivals++, part: 0);
            _open.Add(key, _last);
            _items.Add(_last);
        }

        return _last;
    }

    private MetricItem NewItem(MetricResource resource, long collectTime, long arrival, int part)
    {
        MetricItem item = (_spare.Count > 0 ? _spare.Pop() : new MetricItem()).Reset(resource, collectTime, arrival, part);
        Bytes += item.Bytes + (_items.Count > 0 ? 1 : 0);
        return item;
    }

    // An item above the limit is split into several parts in sequence, to keep the order of arrival.
    private void SplitLargeItems()
    {
        int largest = BodyLimit - BodyFrame;
        for (int i = 0; i < _items.Count; i++)
        {
            MetricItem item = _items[i];
            if (item.Bytes <= largest)
            {
                continue;
            }

            Bytes -= item.Bytes;
            List<AomMetric> overflow = item.TakeOverflow(largest);
            Bytes += item.Bytes;
            if (overflow.Count > 0)
            {
                _items.Insert(i + 1, AddPart(item, overflow));
            }
        }
    }

    private MetricItem AddPart(MetricItem item, List<AomMetric> metrics)
    {
        MetricItem rest = NewItem(item.Resource, item.CollectTime, item.Arrival, item.Part + 1);
        foreach (AomMetric metric in metrics)
        {
            Bytes += rest.Add(metric);
        }

        // Later metrics of this resource and time join the last part.
        _open[new ItemKey(item.Resource, item.CollectTime)] = rest;
        _last = null;
        return rest;
    }

    private void Close(MetricItem item)
    {
        Bytes -= item.Bytes + 1;
        Count -= item.Metrics.Count;
        ItemKey key = new(item.Resource, item.CollectTime);
        if (_open.TryGetValue(key, out MetricItem? open) && ReferenceEquals(open, item))
        {
            _open.Remove(key);
        }

        _last = null;
        if (_items.Count == 0)
        {
            Bytes = BodyFrame;
        }
    }
}
