using System.Collections.Generic;
using AomTools.Metrics;

namespace AomTools.Batching;

/// <summary>Finds a metric with the same name in an item. Few items have one, so the check must be fast.</summary>
internal sealed class NameIndex
{
    // From this count on, a table is faster than a scan.
    private const int TableFrom = 64;

    // One bit per name, by its hash: a bit that is not set proves that the name is new.
    private ulong _bits;
    private Dictionary<string, int>? _table;

    /// <summary>Adds the name of a metric. If the name exists, returns false and the index of the earlier metric.</summary>
    public bool TryAdd(List<AomMetric> metrics, AomMetric metric, out int earlier)
    {
        ulong bit = 1UL << (int)(metric.Series.Hash >> 58);
        bool isNew = (_bits & bit) == 0;
        _bits |= bit;
        if (metrics.Count >= TableFrom)
        {
            return TryAddToTable(metrics, metric, out earlier);
        }

        earlier = isNew ? -1 : Find(metrics, metric);
        return earlier < 0;
    }

    public void Clear()
    {
        _bits = 0;
        _table = null;
    }

    private static int Find(List<AomMetric> metrics, AomMetric metric)
    {
        MetricSeries series = metric.Series;
        for (int i = 0; i < metrics.Count; i++)
        {
            if (ReferenceEquals(metrics[i].Series, series) || metrics[i].Name == series.Name)
            {
                return i;
            }
        }

        return -1;
    }

    private bool TryAddToTable(List<AomMetric> metrics, AomMetric metric, out int earlier)
    {
        _table ??= new Dictionary<string, int>(System.StringComparer.Ordinal);
        for (int i = _table.Count; i < metrics.Count; i++)
        {
            _table[metrics[i].Name] = i;
        }

        if (_table.TryGetValue(metric.Name, out earlier))
        {
            return false;
        }

        _table.Add(metric.Name, metrics.Count);
        return true;
    }
}
