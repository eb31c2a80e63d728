using System.Collections.Generic;
using AomTools.Batching;
using AomTools.Metrics;

namespace AomTools.Commands.Display;

/// <summary>What -WhatIf does in place of sending: packs the same way and counts, holding no more than a window.</summary>
internal sealed class DryRun(int maxBatches)
{
    private readonly MetricBatcher _batcher = new();
    private readonly long _buffer = maxBatches * (long)MetricLimits.BodyBytesMax;

    public long Values { get; private set; }

    public long Requests { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>What would be done; <paramref name="pending"/> values of the spool would go first.</summary>
    public string Describe(long pending) => pending == 0
        ? MessageText.Format(Strings.SendDryRun, Counts.Values(Values), Counts.Requests(Requests), Bytes)
        : MessageText.Format(pending == 1 ? Strings.SendDryRunPendingOne : Strings.SendDryRunPendingMany, Counts.Values(Values), Counts.Requests(Requests), Bytes, pending);

    public void Add(AomMetric metric)
    {
        Values++;
        _batcher.Add(metric);
        if (_batcher.Bytes >= _buffer)
        {
            TakeBatches();
        }
    }

    /// <summary>Packs the rest.</summary>
    public void Finish()
    {
        while (!_batcher.IsEmpty)
        {
            TakeBatches();
        }
    }

    private void TakeBatches()
    {
        List<MetricBatch> group = _batcher.TakeBatches(maxBatches);
        foreach (MetricBatch batch in group)
        {
            Requests++;
            Bytes += batch.Bytes;
            _batcher.Recycle(batch);
        }
    }
}
