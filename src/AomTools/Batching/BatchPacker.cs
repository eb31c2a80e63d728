using System;
using System.Collections.Generic;
using AomTools.Metrics;

namespace AomTools.Batching;

/// <summary>Packs items into one batch group. All items of a resource are in one batch, so that the metrics of a series stay in order.</summary>
internal sealed class BatchPacker(int maxBatches, int bodyLimit)
{
    private readonly Dictionary<MetricResource, MetricItem> _newestItems = [];
    private readonly List<MetricItem> _oldestItems = [];

    public List<MetricBatch> Batches { get; } = [];

    /// <summary>Packs items in time order, the oldest of each resource first, and marks them. Opens no more batches than the bytes need.</summary>
    public void Pack(List<MetricItem> items, long bytes)
    {
        items.ForEach(Link);
        int needed = (int)Math.Min(maxBatches, ((bytes - 1) / bodyLimit) + 1);
        foreach (MetricItem first in _oldestItems)
        {
            AddChain(first, ChooseBatch(first, needed));
        }

        Batches.ForEach(static batch => batch.SortItems());
    }

    // Links the items of each resource from oldest to newest; resources are in the order of their oldest item.
    private void Link(MetricItem item)
    {
        item.Next = null;
        if (_newestItems.TryGetValue(item.Resource, out MetricItem? before))
        {
            before.Next = item;
        }
        else
        {
            _oldestItems.Add(item);
        }

        _newestItems[item.Resource] = item;
    }

    // Best: room for the whole chain. Otherwise a new batch, room for the oldest item, or one more batch for a large item.
    private MetricBatch? ChooseBatch(MetricItem first, int needed) =>
        FindBatch(MeasureChain(first))
        ?? (Batches.Count < needed ? AddBatch() : null)
        ?? FindBatch(first.Bytes + 1)
        ?? (Batches.Count < maxBatches && first.Bytes > bodyLimit / 2 ? AddBatch() : null);

    // An empty batch accepts any item, because oversized items were split before.
    private void AddChain(MetricItem first, MetricBatch? batch)
    {
        for (MetricItem? item = first; batch is not null && item is not null && (batch.Count == 0 || batch.BytesWith(item) <= bodyLimit); item = item.Next)
        {
            batch.Add(item);
            item.IsPacked = true;
        }
    }

    // One comma per item; the first item of a batch has none.
    private static long MeasureChain(MetricItem first)
    {
        long size = 0;
        for (MetricItem? item = first; item is not null; item = item.Next)
        {
            size += item.Bytes + 1;
        }

        return size;
    }

    private MetricBatch? FindBatch(long size) => Batches.Find(batch => batch.Bytes + size <= bodyLimit);

    private MetricBatch AddBatch()
    {
        MetricBatch batch = new();
        Batches.Add(batch);
        return batch;
    }
}
