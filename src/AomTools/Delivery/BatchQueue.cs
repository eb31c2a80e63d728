using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>Packs metrics into batch groups and sends them one group after the other.</summary>
internal sealed class BatchQueue(AomConnection connection, BatchGroupSender groupSender, DeliveryOptions options)
{
    private readonly MetricBatcher _batcher = new(options.BodyBytes);

    /// <summary>The bytes of a full group.</summary>
    public long Capacity => options.ThrottleLimit * (long)BodyLimit;

    /// <summary>True if a full group can be packed.</summary>
    public bool IsFull => _batcher.Bytes >= Capacity;

    public bool IsEmpty => _batcher.IsEmpty;

    private int BodyLimit => Math.Min(options.BodyBytes, connection.MaximumBodyBytes);

    public void Add(IEnumerable<AomMetric> metrics)
    {
        foreach (AomMetric metric in metrics)
        {
            _batcher.Add(metric);
        }
    }

    /// <summary>Sends full groups, and with <paramref name="flush"/> the rest too. A batch that is prepared as null is not sent.</summary>
    public async Task<DeliveryEnd> SendAsync(bool flush, Func<MetricBatch, OutgoingBatch?> prepare, ISettlementHandler handler, CancellationToken stop)
    {
        while (flush ? !IsEmpty : IsFull)
        {
            _batcher.BodyLimit = BodyLimit;
            List<MetricBatch> group = _batcher.TakeBatches(options.ThrottleLimit);
            DeliveryEnd end = await groupSender.SendAsync([.. group.Select(prepare).OfType<OutgoingBatch>()], handler, stop).ConfigureAwait(false);
            group.ForEach(_batcher.Recycle);
            if (end != DeliveryEnd.Completed)
            {
                return end;
            }
        }

        return DeliveryEnd.Completed;
    }

    /// <summary>Removes and returns the remaining metrics in order.</summary>
    public List<AomMetric> TakeRest()
    {
        List<AomMetric> rest = [];
        while (!IsEmpty)
        {
            rest.AddRange(_batcher.TakeBatches(1)[0].Metrics);
        }

        return rest;
    }
}
