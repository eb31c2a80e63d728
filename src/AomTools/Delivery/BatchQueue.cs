using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>Packs metrics into batch groups ahead of time: the next batches are packed before the first ones are settled.</summary>
internal sealed class BatchQueue(BatchSender batchSender, DeliveryOptions options)
{
    private readonly MetricBatcher _batcher = new(options.BodyBytes);
    private readonly BatchDispatcher _dispatcher = new(batchSender, options.ThrottleLimit);

    /// <summary>The size of a full group in bytes.</summary>
    public long Capacity => options.ThrottleLimit * (long)BodyLimit;

    private bool IsFull => _batcher.Bytes >= Capacity;

    private int BodyLimit => Math.Min(options.BodyBytes, batchSender.Connection.MaximumBodyBytes);

    public void Add(IEnumerable<AomMetric> metrics)
    {
        foreach (AomMetric metric in metrics)
        {
            _batcher.Add(metric);
        }
    }

    /// <summary>
    /// Sends full groups. Their batches may still wait or be in flight when the task completes. With <paramref name="flush"/>, the rest is also sent and
    /// settled. A batch is not sent if its preparation returns null.
    /// </summary>
    public async Task<DeliveryEnd> SendAsync(bool flush, Func<MetricBatch, OutgoingBatch?> prepare, ISettlementHandler handler, CancellationToken stop)
    {
        _dispatcher.Use(prepare, handler, stop);
        DeliveryEnd end = DeliveryEnd.Completed;
        while (end == DeliveryEnd.Completed && (flush ? !_batcher.IsEmpty : IsFull))
        {
            end = await _dispatcher.WaitForWaitingAsync(options.ThrottleLimit / 2).ConfigureAwait(false);
            if (end == DeliveryEnd.Completed)
            {
                _dispatcher.Add(TakeGroup());
            }
        }

        return flush || end != DeliveryEnd.Completed ? await _dispatcher.WaitForSettledAsync().ConfigureAwait(false) : end;
    }

    /// <summary>Completes when nothing is in flight. No batch waits then, unless the run has ended.</summary>
    public Task WaitForSettledAsync() => _dispatcher.WaitForSettledAsync();

    /// <summary>Removes and returns the metrics that were not sent, in order. Call it only if nothing is in flight.</summary>
    public List<AomMetric> TakeRest()
    {
        List<AomMetric> rest = [.. _dispatcher.TakeWaiting().SelectMany(static batch => batch.Metrics)];
        while (!_batcher.IsEmpty)
        {
            rest.AddRange(_batcher.TakeBatches(1)[0].Metrics);
        }

        return rest;
    }

    private List<MetricBatch> TakeGroup()
    {
        Array.ForEach(_dispatcher.TakeSettled(), _batcher.Recycle);
        _batcher.BodyLimit = BodyLimit;
        return _batcher.TakeBatches(options.ThrottleLimit);
    }
}
