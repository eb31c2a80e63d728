using System.Collections.Generic;
using System.Linq;

namespace AomTools.Batching;

/// <summary>The items of one request in time order, at most 40,000 bytes as a body. Batches of one group do not share a resource.</summary>
internal sealed class MetricBatch
{
    // The brackets of the JSON array.
    private const int Frame = 2;

    private readonly List<MetricItem> _items = [];

    public IReadOnlyList<MetricItem> Items => _items;

    /// <summary>The exact size of the body in bytes.</summary>
    public int Bytes { get; private set; } = Frame;

    public int Count { get; private set; }

    public long FirstTime => _items[0].CollectTime;

    public long LastTime => _items[_items.Count - 1].CollectTime;

    public IEnumerable<AomMetric> Metrics => _items.SelectMany(item => item.Metrics);

    /// <summary>The size of the body with this item added.</summary>
    public int BytesWith(MetricItem item) => Bytes + item.Bytes + (_items.Count > 0 ? 1 : 0);

    public void Add(MetricItem item)
    {
        Bytes = BytesWith(item);
        Count += item.Metrics.Count;
        _items.Add(item);
    }

    /// <summary>Sorts the items by time once all are added.</summary>
    public void SortItems() => _items.Sort();

    /// <summary>Writes the body. The caller disposes the buffer.</summary>
    public BodyBuffer Encode()
    {
        BodyBuffer body = new(Bytes);
        body.Write((byte)'[');
        for (int i = 0; i < _items.Count; i++)
        {
            if (i > 0)
            {
                body.Write((byte)',');
            }

            _items[i].Write(body);
        }

        body.Write((byte)']');
        return body;
    }

    /// <summary>Splits a batch of at least two metrics; the earlier half comes first.</summary>
    public (MetricBatch Earlier, MetricBatch Later) Split()
    {
        AomMetric[] all = [.. Metrics];
        int middle = _items.Count > 1 ? _items.Take(_items.Count / 2).Sum(item => item.Metrics.Count) : all.Length / 2;
        return (FromMetrics(all.Take(middle)), FromMetrics(all.Skip(middle)));
    }

    /// <summary>Creates a batch from metrics in order; adjacent metrics of one resource and time share an item.</summary>
    public static MetricBatch FromMetrics(IEnumerable<AomMetric> metrics)
    {
        MetricBatch batch = new();
        MetricItem? item = null;
        foreach (AomMetric metric in metrics)
        {
            if (item is null || item.CollectTime != metric.CollectTime || !item.Resource.Equals(metric.Series.Resource))
            {
                batch.AddIfAny(item);
                item = new MetricItem().Reset(metric.Series.Resource, metric.CollectTime, batch._items.Count);
            }

            item.Add(metric);
        }

        batch.AddIfAny(item);
        return batch;
    }

    private void AddIfAny(MetricItem? item)
    {
        if (item is not null)
        {
            Add(item);
        }
    }
}
