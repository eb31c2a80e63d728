using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Compat;

namespace AomTools.Delivery;

/// <summary>Sends metrics of the pipeline. One buffer fills while another is sent; then the pipeline blocks. Series stay in order.</summary>
internal sealed class MetricSender : IDisposable
{
    private readonly object _gate = new();
    private readonly IDeliveryRoute _route;
    private readonly SettlementCounter _counter;
    private readonly CancellationToken _stop;
    private readonly MetricBuffer _buffer;
    private readonly RunLifecycle _lifecycle = new();
    private long _submittedCount;
    private long? _oldest;
    private Task _work;

    public MetricSender(IDeliveryRoute route, SettlementCounter counter, DeliveryOptions options, TimeProvider timeProvider, CancellationToken stop)
    {
        _route = route;
        _counter = counter;
        FlushInterval = options.FlushInterval;
        TimeProvider = timeProvider;
        _stop = stop;
        _buffer = new MetricBuffer(options.BufferGroups * options.ThrottleLimit * (long)options.BodyBytes);
        _work = Task.Run(OpenAsync, CancellationToken.None);
    }

    /// <summary>How long a metric stays in the buffer at most.</summary>
    public TimeSpan FlushInterval { get; }

    /// <summary>The clock of the run.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>True after AOM rejected the credential. Nothing more is sent.</summary>
    public bool IsCredentialRejected => _lifecycle.IsCredentialRejected;

    /// <summary>Completes when a buffer is free.</summary>
    public Task BufferAvailable => Volatile.Read(ref _work);

    /// <summary>Adds the first of these metrics; returns how many. Not all if the buffer is full until <see cref="BufferAvailable"/> completes, or nothing more is sent.</summary>
    public int TryAdd(ArraySegment<AomMetric> metrics)
    {
        lock (_gate)
        {
            int added = 0;
            while (added < metrics.Count && _lifecycle.IsRunning && TryMakeRoom())
            {
                _oldest ??= TimeProvider.GetTimestamp();
                added += Add(metrics.From(added));
            }

            return added;
        }
    }

    /// <summary>Adds metrics that were about to enter when the run ended. They are settled like all others.</summary>
    public void AddUnsent(ArraySegment<AomMetric> metrics)
    {
        lock (_gate)
        {
            for (int added = 0; added < metrics.Count; added += Add(metrics.From(added)))
            {
            }
        }
    }

    /// <summary>Sends the remaining metrics and ends the run. If the run may not send any more, settles them without sending.</summary>
    public async Task CompleteAsync()
    {
        do
        {
            await BufferAvailable.ConfigureAwait(false);
        }
        while (!TryStartLast());

        await BufferAvailable.ConfigureAwait(false);
        if (_lifecycle.IsCompleting)
        {
            _lifecycle.Advance(await _route.CloseAsync(_stop).ConfigureAwait(false));
        }

        await _route.WaitForInFlightAsync().ConfigureAwait(false);
        End();
    }

    /// <summary>Makes the metrics of a spool durable, and sends those that entered at least a time ago.</summary>
    public void Flush(TimeSpan age)
    {
        lock (_gate)
        {
            if (_lifecycle.IsRunning || _lifecycle.IsCompleting)
            {
                _route.FlushToDisk();
            }

            bool isDue = _oldest is long oldest && TimeProvider.GetElapsedTime(oldest) >= age;
            if (_lifecycle.IsRunning && _work.IsCompleted && (isDue || _route.HasPending()))
            {
                StartSend(flush: true);
            }
        }
    }

    /// <summary>Returns the state of the spool at the end of the run.</summary>
    public SpoolStatus GetSpoolStatus() => _route.GetSpoolStatus();

    /// <summary>Completes when nothing is in flight. Call it only after the last metric was added.</summary>
    public async Task WaitForInFlightAsync()
    {
        await BufferAvailable.ConfigureAwait(false);
        await _route.WaitForInFlightAsync().ConfigureAwait(false);
    }

    /// <summary>Ends the run. Unsettled metrics count as stopped.</summary>
    public void Dispose()
    {
        if (BufferAvailable.IsCompleted && _route.WaitForInFlightAsync().IsCompleted)
        {
            _lifecycle.Advance(DeliveryEnd.Stopped);
            End();
        }

        _route.Dispose();
    }

    private bool TryMakeRoom()
    {
        bool canStart = _buffer.IsFull && _work.IsCompleted && !_stop.IsCancellationRequested;
        if (canStart)
        {
            StartSend(flush: false);
        }

        return canStart || !_buffer.IsFull;
    }

    // Adds at least one, and no more once the buffer is full.
    private int Add(ArraySegment<AomMetric> metrics)
    {
        int count = _buffer.Add(metrics);
        _submittedCount += count;
        _route.Append(metrics.First(count));
        return count;
    }

    // The flush timer may have started to send in the meantime. Two buffers are never sent at once.
    private bool TryStartLast()
    {
        lock (_gate)
        {
            bool canStart = _work.IsCompleted;
            if (canStart && _lifecycle.TryComplete())
            {
                StartSend(flush: true);
            }

            return canStart;
        }
    }

    private void StartSend(bool flush)
    {
        if (_stop.IsCancellationRequested)
        {
            _lifecycle.Advance(DeliveryEnd.Stopped);
            return;
        }

        List<AomMetric> drained = _buffer.Drain();
        object? sealedBuffer = _route.SealBuffer();
        _oldest = flush ? null : _oldest;
        _work = Task.Run(() => SendAsync(drained, sealedBuffer, flush), CancellationToken.None);
    }

    private async Task OpenAsync() => _lifecycle.Advance(await _route.OpenAsync(_stop).ConfigureAwait(false));

    private async Task SendAsync(List<AomMetric> drained, object? sealedBuffer, bool flush)
    {
        _lifecycle.Advance(await _route.SendAsync(drained, sealedBuffer, flush, _stop).ConfigureAwait(false));
        _buffer.Recycle(drained);
    }

    private void End()
    {
        lock (_gate)
        {
            if (_lifecycle.TryEnd(out DeliveryEnd rest))
            {
                _route.SettleUnsent(_buffer.Drain(), _route.SealBuffer(), rest);
                _counter.Check(_submittedCount);
            }
        }
    }
}
