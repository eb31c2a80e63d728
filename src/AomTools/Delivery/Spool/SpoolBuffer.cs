using System;
using AomTools.Compat;

namespace AomTools.Delivery.Spool;

/// <summary>The on-disk entry for the metrics of the current buffer.</summary>
internal sealed class SpoolBuffer(SpoolTarget target, SpoolFailure failure) : IDisposable
{
    private SpoolEntryFile? _entry;
    private int _capacity;
    private bool _isUnprotected;

    /// <summary>Writes metrics. After a disk error, the rest of the buffer is not written.</summary>
    public void Append(ArraySegment<AomMetric> metrics)
    {
        for (int written = 0; written < metrics.Count && !_isUnprotected;)
        {
            // Called for each metric, so no delegate is allocated.
            try
            {
                written += (_entry ??= target.CreateEntry(_capacity)).Append(metrics.From(written));
            }
            catch (SpoolException error)
            {
                failure.Report(error);
                _isUnprotected = true;
            }
        }
    }

    /// <summary>Makes the written metrics durable.</summary>
    public void FlushToDisk() => failure.TryDo(() => _entry?.FlushToDisk());

    /// <summary>Returns the entry and starts over; null if nothing was written.</summary>
    public SpoolEntryFile? Seal()
    {
        SpoolEntryFile? entry = _entry;

        // The next buffer is about as large.
        _capacity = entry?.Metrics.Count ?? 0;
        _entry = null;
        _isUnprotected = false;
        return entry;
    }

    public void Dispose() => Seal()?.Dispose();
}
