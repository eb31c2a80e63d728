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
    private readonly DeliveryOptions _options;
    private readonly TimeProvider _timeProvider;
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
        _options = options;
        _timeProvider = timeProvider;
        _stop = stop;
        _buffer = new MetricBuffer(options.BufferGroups * options.ThrottleLimit * (long)options.BodyBytes);
        _work = Task.Run(OpenAsync, CancellationToken.None);
    }

    /// <summary>True after AOM rejected the credential. Nothing more is sent.</summary>
    public bool IsCredentialRejected => _lifecycle.IsCredentialRejected;

    /// <summary>Completes when a buffer is free.</summary>
    public Task BufferAvailable
    {
        get
        {
            lock (_gate)
            {
                return _work;
            }
        }
    }

    /// <summary>Adds a metric; returns false if the buffer is full until <see cref="BufferAvailable"/> completes, or if nothing more is sent.</summary>
    public bool TryAdd(AomMetric metric)
    {
        lock (_gate)
        {
            if (!_lifecycle.IsRunning)
            {
                return false;
            }

            if (_buffer.IsFull)
            {
                if (!_work.IsCompleted || _stop.IsCancellationRequested)
                {
                    return false;
                }

                StartSend(flush: false);
            }

            _oldest ??= _timeProvider.GetTimestamp();
            Add(metric);
            return true;
        }
    }

    /// <summary>Adds a metric that was about to enter when the run ended. It is settled like all others.</summary>
    public void AddUnsent(AomMetric metric)
    {
        lock (_gate)
        {
            Add(metric);
        }
    }

    /// <summary>Sends the remaining metrics and ends the run. If the run may not send any more, settles them without sending.</summary>
    public async Task CompleteAsync()
    {
        await BufferAvailable.ConfigureAwait(false);
        lock (_gate)
        {
            if (_lifecycle.TryComplete())
            {
                StartSend(flush: true);
            }
        }

        await BufferAvailable.ConfigureAwait(false);
        if (_lifecycle.IsCompleting)
        {
            _lifecycle.Advance(await _route.CloseAsync(_stop).ConfigureAwait(false));
        }

        await _route.WaitForInFlightAsync().ConfigureAwait(false);
        End();
    }

    /// <summary>Sends metrics of a slow input after the flush interval, until <paramref name="ended"/>.</summary>
    public async Task RunFlushTimerAsync(CancellationToken ended)
    {
        TimeSpan half = TimeSpan.FromTicks(_options.FlushInterval.Ticks / 2);
        while (!ended.IsCancellationRequested)
        {
            await _timeProvider.DelayAsync(half, ended).ConfigureAwait(false);
            lock (_gate)
            {
                if (_lifecycle.IsRunning || _lifecycle.IsCompleting)
                {
                    _route.FlushToDisk();
                }

                if (_lifecycle.IsRunning)
                {
                    SendIfDue(half);
                }
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

    private void Add(AomMetric metric)
    {
        _route.Append(metric);
        _buffer.Add(metric);
        _submittedCount++;
    }

    private void SendIfDue(TimeSpan age)
    {
        bool isDue = _oldest is long oldest && _timeProvider.GetElapsedTime(oldest) >= age;
        if (_work.IsCompleted && (isDue || _route.HasPending()))
        {
            StartSend(flush: true);
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
