using System.Collections.Generic;
using System.Linq;
using AomTools.Batching;
using AomTools.Metrics;

namespace AomTools.Delivery;

/// <summary>The resources with metrics in flight. Newer metrics of these resources must wait.</summary>
internal sealed class BusyResources
{
    private readonly HashSet<MetricResource> _resources = [];

    /// <summary>Finds the first batch whose resources are neither in flight nor in an older batch; -1 if there is none.</summary>
    /// <param name="batches">From oldest to newest.</param>
    public int FindFree(IReadOnlyList<MetricBatch> batches)
    {
        HashSet<MetricResource>? older = null;
        for (int i = 0; i < batches.Count; i++)
        {
            if (!Overlaps(_resources, batches[i]) && (older is null || !Overlaps(older, batches[i])))
            {
                return i;
            }

            older ??= [];
            older.UnionWith(batches[i].Items.Select(static item => item.Resource));
        }

        return -1;
    }

    public void Add(MetricBatch batch)
    {
        foreach (MetricItem item in batch.Items)
        {
            _resources.Add(item.Resource);
        }
    }

    public void Remove(MetricBatch batch)
    {
        foreach (MetricItem item in batch.Items)
        {
            _resources.Remove(item.Resource);
        }
    }

    private static bool Overlaps(HashSet<MetricResource> resources, MetricBatch batch)
    {
        if (resources.Count == 0)
        {
            return false;
        }

        foreach (MetricItem item in batch.Items)
        {
            if (resources.Contains(item.Resource))
            {
                return true;
            }
        }

        return false;
    }
}
