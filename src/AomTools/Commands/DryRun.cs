using System.Collections.Generic;
using AomTools.Batching;
using AomTools.Metrics;

namespace AomTools.Commands;

/// <summary>What -WhatIf does in place of sending: packs the same way and counts, holding no more than a window.</summary>
internal sealed class DryRun(int lanes)
{
    private readonly MetricPool _pool = new();
    private readonly long _window = lanes * (long)MetricLimits.BodyBytesMax;

    public long Values { get; private set; }

    public long Requests { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>What would be done; <paramref name="waiting"/> values of the spool would go first.</summary>
    public string Describe(long waiting) => waiting == 0
        ? Text.Format(Strings.SendDryRun, Counts.Values(Values), Counts.Requests(Requests), Bytes)
        : Text.Format(waiting == 1 ? Strings.SendDryRunWaitingOne : Strings.SendDryRunWaitingMany, Counts.Values(Values), Counts.Requests(Requests), Bytes, waiting);

    public void Add(AomMetric metric)
    {
        Values++;
        _pool.Add(metric);
        if (_pool.Bytes >= _window)
        {
            Carve();
        }
    }

    /// <summary>Packs the rest.</summary>
    public void Finish()
    {
        while (!_pool.IsEmpty)
        {
            Carve();
        }
    }

    private void Carve()
    {
        List<MetricBatch> wave = _pool.Carve(lanes);
        foreach (MetricBatch batch in wave)
        {
            Requests++;
            Bytes += batch.Bytes;
            _pool.Reuse(batch);
        }
    }
}
