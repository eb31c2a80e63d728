using System.Collections.Generic;

namespace AomTools.Batching;

/// <summary>
/// Batches that may be in flight together. All items of a subject go to one batch, so that the points of a series cannot overtake each other, and
/// the batches fill evenly however many times each subject comes; what finds no room waits for the next wave, the oldest of each subject first.
/// </summary>
internal sealed class Wave(int lanes, int bodyLimit)
{
    public List<MetricBatch> Batches { get; } = [];

    /// <summary>Takes a subject's items in time order, as many as find room: all of them where they fit together, else the oldest.</summary>
    public void Take(MetricItem first)
    {
        MetricBatch? batch = FirstWithRoom(SizeOfRun(first)) ?? (Batches.Count < lanes ? Open() : FirstWithRoom(first.Bytes + 1));
        for (MetricItem? item = first; batch is not null && item is not null && batch.BytesWith(item) <= bodyLimit; item = item.Next)
        {
            batch.Add(item);
            item.IsTaken = true;
        }
    }

    // With a comma each; in a batch that is empty yet, one of them is not written.
    private static long SizeOfRun(MetricItem first)
    {
        long size = 0;
        for (MetricItem? item = first; item is not null; item = item.Next)
        {
            size += item.Bytes + 1;
        }

        return size;
    }

    private MetricBatch? FirstWithRoom(long size)
    {
        foreach (MetricBatch batch in Batches)
        {
            if (batch.Bytes + size <= bodyLimit)
            {
                return batch;
            }
        }

        return null;
    }

    // An empty batch takes any item: those too large were split before.
    private MetricBatch Open()
    {
        MetricBatch batch = new();
        Batches.Add(batch);
        return batch;
    }
}
