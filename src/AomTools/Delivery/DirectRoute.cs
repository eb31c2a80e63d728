using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Delivery;

/// <summary>Sends directly to AOM. Only error records hold undelivered metrics.</summary>
internal sealed class DirectRoute(BatchQueue queue, ISettlementHandler handler) : IDeliveryRoute
{
    public Task<DeliveryEnd> OpenAsync(CancellationToken stop) => Task.FromResult(DeliveryEnd.Completed);

    public void Append(ArraySegment<AomMetric> metrics)
    {
    }

    public object? SealBuffer() => null;

    public void FlushToDisk()
    {
    }

    public bool HasPending() => false;

    public Task<DeliveryEnd> SendAsync(List<AomMetric> metrics, object? sealedBuffer, bool flush, CancellationToken stop)
    {
        queue.Add(metrics);
        return queue.SendAsync(flush, static batch => new OutgoingBatch(batch, isReplay: false, lostAttempts: []), handler, stop);
    }

    public Task WaitForInFlightAsync() => queue.WaitForSettledAsync();

    public void SettleUnsent(List<AomMetric> metrics, object? sealedBuffer, DeliveryEnd end)
    {
        List<AomMetric> rest = queue.TakeRest();
        rest.AddRange(metrics);
        if (rest.Count > 0)
        {
            handler.OnSettled(Settlement.FromUnsent(rest, AomSendStatus.Undelivered, UnsentReason.From(end), UnsentReason.GetText(end)));
        }
    }

    public Task<DeliveryEnd> CloseAsync(CancellationToken stop) => Task.FromResult(DeliveryEnd.Completed);

    public SpoolStatus GetSpoolStatus() => SpoolStatus.None;

    public void Dispose()
    {
    }
}
