using System;
using System.Collections.Generic;
using AomTools.Batching;
using AomTools.Metrics;
using AomTools.Sources;

namespace AomTools.Benchmarks.Runs;

/// <summary>Does with drafts what New-AomMetric and Send-AomMetricData do, up to the bodies; with the finder of duplicates, or without.</summary>
internal sealed class ChainHandler(bool finds) : IDraftHandler, IDisposable
{
    private const int Buffer = 20_000;

    private readonly MetricValidator _validator = new();
    private readonly MetricBatcher _batcher = new();
    // In one pipeline, only Send-AomMetricData has one.
    private readonly DuplicateFinder? _duplicates = finds ? new DuplicateFinder() : null;
    private int _buffered;

    /// <summary>How many metrics came.</summary>
    public int Count { get; private set; }

    public void HandleDraft(in MetricDraft draft, object target)
    {
        AomMetric metric = _validator.Check(draft).Metric!;
        if (_duplicates?.Add(metric) == true)
        {
            throw new InvalidOperationException("There is a duplicate.");
        }

        Count++;
        _batcher.Add(metric);
        if (++_buffered >= Buffer)
        {
            Flush();
        }
    }

    public void HandleViolations(object target, IReadOnlyList<AomViolation> violations) => throw new InvalidOperationException(violations[0].Message);

    public void HandleWarning(AomViolation warning) => throw new InvalidOperationException(warning.Message);

    public void Dispose()
    {
        Flush();
        _duplicates?.Dispose();
    }

    private void Flush()
    {
        while (!_batcher.IsEmpty)
        {
            foreach (MetricBatch batch in _batcher.TakeBatches(8))
            {
                using BodyBuffer body = batch.Encode();
                _batcher.Recycle(batch);
            }
        }

        _buffered = 0;
    }
}
