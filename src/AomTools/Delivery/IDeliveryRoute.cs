using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Delivery;

/// <summary>Sends metrics to AOM, directly or through a spool, and hands over the outcome of each.</summary>
internal interface IDeliveryRoute : IDisposable
{
    /// <summary>Called once before anything is sent: replays the metrics that earlier runs left.</summary>
    Task<DeliveryEnd> OpenAsync(CancellationToken stop);

    /// <summary>Called on the pipeline thread for new metrics.</summary>
    void Append(ArraySegment<AomMetric> metrics);

    /// <summary>Called on the pipeline or timer thread when the buffer is drained; the result goes to <see cref="SendAsync"/>.</summary>
    object? SealBuffer();

    /// <summary>Called periodically: makes the current buffer and the buffer in flight durable, so that they survive a power failure.</summary>
    void FlushToDisk();

    /// <summary>True if other processes left metrics that this process can send.</summary>
    bool HasPending();

    /// <summary>
    /// Sends the drained buffer. Without <paramref name="flush"/>, the metrics of a partly full request may wait for more metrics, and requests may still be in
    /// flight when the task completes.
    /// </summary>
    Task<DeliveryEnd> SendAsync(List<AomMetric> metrics, object? sealedBuffer, bool flush, CancellationToken stop);

    /// <summary>Completes when the requests that <see cref="SendAsync"/> left in flight are settled.</summary>
    Task WaitForInFlightAsync();

    /// <summary>Settles the drained buffer and the remaining metrics without sending them.</summary>
    void SettleUnsent(List<AomMetric> metrics, object? sealedBuffer, DeliveryEnd end);

    /// <summary>Called once after the last buffer.</summary>
    Task<DeliveryEnd> CloseAsync(CancellationToken stop);

    /// <summary>Returns the state of the spool at the end of the run.</summary>
    SpoolStatus GetSpoolStatus();
}
