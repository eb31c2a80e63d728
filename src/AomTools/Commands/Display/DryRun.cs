using System.Collections.Generic;
using AomTools.Batching;
using AomTools.Metrics;

namespace AomTools.Commands.Display;

/// <summary>Packs and counts metrics for -WhatIf without sending them. Needs no more memory than a send.</summary>
internal sealed class DryRun(int maxBatches)
{
    private readonly MetricBatcher _batcher = new();
    private readonly long _buffer = maxBatches * (long)MetricLimits.MaxBodyBytes;

    public long MetricCount { get; private set; }

    public long RequestCount { get; private set; }

    public long BodyBytes { get; private set; }

    /// <summary>Describes the run; <paramref name="pending"/> metrics of the spool would be sent first.</summary>
    public string Describe(long pending) => pending == 0
        ? MessageText.Format(Strings.SendDryRun, Counts.Metrics(MetricCount), Counts.Requests(RequestCount), BodyBytes)
        : MessageText.Format(pending == 1 ? Strings.SendDryRunPendingOne : Strings.SendDryRunPendingMany, Counts.Metrics(MetricCount), Counts.Requests(RequestCount), BodyBytes, pending);

    public void Add(IReadOnlyList<AomMetric> metrics)
    {
        foreach (AomMetric metric in metrics)
        {
            MetricCount++;
            _batcher.Add(metric);
            if (_batcher.Bytes >= _buffer)
            {
                TakeBatches();
            }
        }
    }

    /// <summary>Packs the remaining metrics.</summary>
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
            RequestCount++;
            BodyBytes += batch.Bytes;
            _batcher.Recycle(batch);
        }
    }
}
