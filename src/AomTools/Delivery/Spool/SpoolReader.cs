using System;
using System.Collections.Generic;

namespace AomTools.Delivery.Spool;

/// <summary>Reads pending entries until their metrics fill a group of requests.</summary>
internal sealed class SpoolReader(IEnumerable<SpoolEntryFile> pending, long capacity, Func<long, bool> isSkipped) : IDisposable
{
    private readonly IEnumerator<SpoolEntryFile> _pending = pending.GetEnumerator();

    /// <summary>The next entries, open and locked; empty at the end.</summary>
    public IReadOnlyList<SpoolEntryFile> ReadNext()
    {
        MetricBuffer size = new(capacity);
        List<SpoolEntryFile> entries = [];
        while (!size.IsFull && _pending.MoveNext())
        {
            SpoolEntryFile entry = _pending.Current;
            if (isSkipped(entry.Sequence))
            {
                entry.Dispose();
                continue;
            }

            entries.Add(entry);
            foreach (AomMetric metric in entry.Metrics)
            {
                size.Add(metric);
            }
        }

        return entries;
    }

    public void Dispose() => _pending.Dispose();
}
