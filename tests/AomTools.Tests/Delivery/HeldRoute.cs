using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Delivery;

namespace AomTools.Tests.Delivery;

/// <summary>A route that holds each buffer until the test releases it, and then accepts all of it.</summary>
internal sealed class HeldRoute(ISettlementHandler handler) : IDeliveryRoute
{
    private readonly SemaphoreSlim _released = new(0);
    private int _inFlight;

    /// <summary>True if two buffers were in flight at the same time.</summary>
    public bool HasOverlap { get; private set; }

    /// <summary>The metrics of each buffer that was sent.</summary>
    public List<AomMetric[]> Sent { get; } = [];

    public void Release() => _released.Release();

    public Task<DeliveryEnd> OpenAsync(CancellationToken stop) => Task.FromResult(DeliveryEnd.Completed);

    public void Append(ArraySegment<AomMetric> metrics)
    {
    }

    public object? SealBuffer() => null;

    public void FlushToDisk()
    {
    }

    public bool HasPending() => false;

    public async Task<DeliveryEnd> SendAsync(List<AomMetric> metrics, object? sealedBuffer, bool flush, CancellationToken stop)
    {
        lock (Sent)
        {
            HasOverlap |= Interlocked.Increment(ref _inFlight) > 1;
            Sent.Add([.. metrics]);
        }

        await _released.WaitAsync(stop).ConfigureAwait(false);
        Interlocked.Decrement(ref _inFlight);
        handler.OnSettled(new Settlement { Status = AomSendStatus.Accepted, MetricCount = metrics.Count });
        return DeliveryEnd.Completed;
    }

    public Task WaitForInFlightAsync() => Task.CompletedTask;

    public void SettleUnsent(List<AomMetric> metrics, object? sealedBuffer, DeliveryEnd end)
    {
        if (metrics.Count > 0)
        {
            handler.OnSettled(new Settlement { Status = AomSendStatus.Undelivered, MetricCount = metrics.Count, Metrics = [.. metrics] });
        }
    }

    public Task<DeliveryEnd> CloseAsync(CancellationToken stop) => Task.FromResult(DeliveryEnd.Completed);

    public SpoolStatus GetSpoolStatus() => SpoolStatus.None;

    public void Dispose() => _released.Dispose();
}
