using System;
using System.Collections.Generic;
using AomTools.Metrics;

namespace AomTools.Batching;

/// <summary>
/// Batches that may be in flight together. All items of a subject go to one batch, so that the points of a series cannot overtake each other; a
/// subject's items go together where they fit, so that every batch is full however often each subject comes. What finds no room waits for the
/// next wave, the oldest of each subject first.
/// </summary>
internal sealed class BatchPacker(int maxBatches, int bodyLimit)
{
    private readonly Dictionary<MetricResource, MetricItem> _newest = [];
    private readonly List<MetricItem> _oldest = [];

    public List<MetricBatch> Batches { get; } = [];

    /// <summary>Fills the batches from items in time order; each that was taken is marked. No more lanes are opened than so many bytes need, if that takes all.</summary>
    public void Pack(List<MetricItem> items, long bytes)
    {
        items.ForEach(Link);
        int needed = (int)Math.Min(maxBatches, ((bytes - 1) / bodyLimit) + 1);
        foreach (MetricItem first in _oldest)
        {
            Take(first, BatchFor(first, needed));
        }

        Batches.ForEach(static batch => batch.SortItems());
    }

    // Each subject's items as a chain, the oldest first; the subjects in the order of their oldest.
    private void Link(MetricItem item)
    {
        item.Next = null;
        if (_newest.TryGetValue(item.Resource, out MetricItem? before))
        {
            before.Next = item;
        }
        else
        {
            _oldest.Add(item);
        }

        _newest[item.Resource] = item;
    }

    // Where the whole chain fits; else a new lane; else where at least the oldest fits, and what is too large for that opens a lane beyond the need.
    private MetricBatch? BatchFor(MetricItem first, int needed) =>
        WithRoom(SizeOfChain(first))
        ?? (Batches.Count < needed ? Open() : null)
        ?? WithRoom(first.Bytes + 1)
        ?? (Batches.Count < maxBatches && first.Bytes > bodyLimit / 2 ? Open() : null);

    // An empty batch takes any item: those too large were split before.
    private void Take(MetricItem first, MetricBatch? batch)
    {
        for (MetricItem? item = first; batch is not null && item is not null && (batch.Count == 0 || batch.BytesWith(item) <= bodyLimit); item = item.Next)
        {
            batch.Add(item);
            item.IsTaken = true;
        }
    }

    // With a comma each; in a batch that is empty yet, one of them is not written.
    private static long SizeOfChain(MetricItem first)
    {
        long size = 0;
        for (MetricItem? item = first; item is not null; item = item.Next)
        {
            size += item.Bytes + 1;
        }

        return size;
    }

    private MetricBatch? WithRoom(long size) => Batches.Find(batch => batch.Bytes + size <= bodyLimit);

    private MetricBatch Open()
    {
        MetricBatch batch = new();
        Batches.Add(batch);
        return batch;
    }
}
