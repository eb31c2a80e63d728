using System;

namespace AomTools.Delivery.Spool;

/// <summary>The entry on disk that the metrics of the current buffer are written to.</summary>
internal sealed class SpoolBuffer(SpoolTarget target, SpoolFailure failure) : IDisposable
{
    private SpoolEntryFile? _entry;
    private int _capacity;
    private bool _isUnprotected;

    /// <summary>Writes a metric; after a failure of the disk, the rest of the buffer is not written.</summary>
    public void Append(AomMetric metric)
    {
        if (_isUnprotected)
        {
            return;
        }

        // For each metric: no delegate is allocated.
        try
        {
            (_entry ??= target.CreateEntry(_capacity)).Append(metric);
        }
        catch (SpoolException error)
        {
            failure.Report(error);
            _isUnprotected = true;
        }
    }

    /// <summary>Makes what was written durable.</summary>
    public void FlushToDisk() => failure.TryDo(() => _entry?.FlushToDisk());

    /// <summary>Hands over the entry, which is null if nothing was written, and starts anew.</summary>
    public SpoolEntryFile? Seal()
    {
        SpoolEntryFile? entry = _entry;

        // The next one is about as large.
        _capacity = entry?.Metrics.Count ?? 0;
        _entry = null;
        _isUnprotected = false;
        return entry;
    }

    public void Dispose() => Seal()?.Dispose();
}
