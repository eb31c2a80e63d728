using System.Collections.Generic;
using AomTools.Metrics;

namespace AomTools.Batching;

/// <summary>
/// Batches that may be in flight together, while they are filled from items in time order. A subject belongs to the batch that took its first
/// item; once an item of it found no room, all its later ones wait for the next wave.
/// </summary>
internal sealed class Wave(int lanes, int bodyLimit)
{
    private readonly Dictionary<MetricSubject, MetricBatch?> _lanes = [];

    public List<MetricBatch> Batches { get; } = [];

    /// <summary>Takes an item into the batch that it belongs to; false when it must wait.</summary>
    public bool TryTake(MetricItem item)
    {
        MetricBatch? batch = _lanes.TryGetValue(item.Subject, out MetricBatch? lane) ? WithRoom(lane, item) : FirstWithRoom(item);
        _lanes[item.Subject] = batch;
        batch?.Add(item);
        return batch is not null;
    }

    private MetricBatch? WithRoom(MetricBatch? lane, MetricItem item) => lane is not null && lane.BytesWith(item) <= bodyLimit ? lane : null;

    private MetricBatch? FirstWithRoom(MetricItem item)
    {
        foreach (MetricBatch batch in Batches)
        {
            if (batch.BytesWith(item) <= bodyLimit)
            {
                return batch;
            }
        }

        return Batches.Count < lanes ? Open() : null;
    }

    // An empty batch takes any item: those too large were split before.
    private MetricBatch Open()
    {
        MetricBatch batch = new();
        Batches.Add(batch);
        return batch;
    }
}
