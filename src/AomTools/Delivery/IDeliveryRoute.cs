using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Delivery;

/// <summary>Sends metrics to AOM, directly or through a spool, and hands over the outcome of each.</summary>
internal interface IDeliveryRoute : IDisposable
{
    /// <summary>Called once before anything is sent: replays what an earlier run left.</summary>
    Task<DeliveryEnd> OpenAsync(CancellationToken stop);

    /// <summary>Called for each metric when it enters, on the pipeline thread.</summary>
    void Append(AomMetric metric);

    /// <summary>Called when the buffer is drained, on the pipeline thread or the timer's; the result goes to <see cref="SendAsync"/>.</summary>
    object? SealBuffer();

    /// <summary>Called periodically: makes the buffer, and the one in flight, durable, so that they survive a power cut.</summary>
    void FlushToDisk();

    /// <summary>True if other processes left metrics that this one can send.</summary>
    bool HasPending();

    /// <summary>
    /// Sends the drained buffer. Without <paramref name="flush"/>, the metrics of a partly full request may wait for more, and requests may still be in flight when
    /// this completes.
    /// </summary>
    Task<DeliveryEnd> SendAsync(List<AomMetric> metrics, object? sealedBuffer, bool flush, CancellationToken stop);

    /// <summary>Completes when the requests that <see cref="SendAsync"/> left in flight are settled.</summary>
    Task WaitForInFlightAsync();

    /// <summary>Settles the drained buffer and the remaining metrics without sending them.</summary>
    void SettleUnsent(List<AomMetric> metrics, object? sealedBuffer, DeliveryEnd end);

    /// <summary>Called once after the last buffer.</summary>
    Task<DeliveryEnd> CloseAsync(CancellationToken stop);

    /// <summary>The state of the spool, for the end of the run.</summary>
    SpoolStatus GetSpoolStatus();
}
