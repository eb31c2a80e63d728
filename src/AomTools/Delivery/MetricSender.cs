using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Batching;
using AomTools.Compat;

namespace AomTools.Delivery;

/// <summary>
/// Takes metrics from the pipeline and sends them in waves: while one window is in flight the next one fills, and when that is full too the
/// pipeline waits. A wave begins when the former is settled, so points of a series never overtake each other.
/// </summary>
internal sealed class MetricSender : IDisposable
{
    private readonly object _gate = new();
    private readonly MetricBatcher _batcher;
    private readonly IDeliveryRoute _route;
    private readonly DeliveryOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly CancellationToken _stop;
    private readonly MetricBuffer _buffer;
    private readonly List<AomMetric> _unsettled = [];
    private long? _oldest;
    private Task _work;

    public MetricSender(IDeliveryRoute route, DeliveryOptions options, TimeProvider timeProvider, CancellationToken stop)
    {
        _route = route;
        _options = options;
        _timeProvider = timeProvider;
        _stop = stop;
        _batcher = new MetricBatcher(options.BodyBytes);
        _buffer = new MetricBuffer(options.ThrottleLimit * (long)options.BodyBytes);
        _work = Task.Run(OpenAsync, CancellationToken.None);
    }

    /// <summary>True when the credential was not accepted: nothing more is sent.</summary>
    public bool IsCredentialRejected { get; private set; }

    /// <summary>True when what is not settled waits on disk for the next run.</summary>
    public bool PersistsUnsent => _route.PersistsUnsent;

    /// <summary>Completes when the window in flight is settled.</summary>
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

    /// <summary>Takes a metric, or says that there is no room until <see cref="BufferAvailable"/> completes.</summary>
    public bool TryAdd(AomMetric metric)
    {
        lock (_gate)
        {
            if (_buffer.IsFull)
            {
                if (!_work.IsCompleted || IsCredentialRejected)
                {
                    return false;
                }

                StartSend(flush: false);
            }

            _oldest ??= _timeProvider.GetTimestamp();
            _route.Append(metric);
            _buffer.Add(metric);
            return true;
        }
    }

    /// <summary>Takes the metric that found no room before the run was barred: it is kept, or told of, like all that was taken.</summary>
    public void AddUnsent(AomMetric metric)
    {
        lock (_gate)
        {
            _route.Append(metric);
            _buffer.Add(metric);
        }
    }

    /// <summary>Sends what is at hand whatever its size, once the window in flight is settled.</summary>
    public async Task CompleteAsync()
    {
        await BufferAvailable.ConfigureAwait(false);
        lock (_gate)
        {
            StartSend(flush: true);
        }

        await BufferAvailable.ConfigureAwait(false);
        if (!IsCredentialRejected)
        {
            IsCredentialRejected = !await _route.CloseAsync(_stop).ConfigureAwait(false);
        }
    }

    /// <summary>Sends points that have waited long for company, until <paramref name="ended"/>: with endless input a point is on its way in time.</summary>
    public async Task RunFlushTimerAsync(CancellationToken ended)
    {
        TimeSpan half = TimeSpan.FromTicks(_options.FlushInterval.Ticks / 2);
        while (!ended.IsCancellationRequested)
        {
            await _timeProvider.DelayAsync(half, ended).ConfigureAwait(false);
            lock (_gate)
            {
                if (_oldest is long oldest && _work.IsCompleted && _timeProvider.GetElapsedTime(oldest) >= half)
                {
                    StartSend(flush: true);
                }
            }
        }
    }

    /// <summary>After the work has ended: every metric that was taken and has no outcome, the oldest first.</summary>
    public List<AomMetric> TakeUnsettled()
    {
        lock (_gate)
        {
            List<AomMetric> rest = [.. _unsettled];
            _unsettled.Clear();
            while (!_batcher.IsEmpty)
            {
                rest.AddRange(_batcher.TakeBatches(1)[0].Metrics);
            }

            rest.AddRange(_buffer.Drain());
            return rest;
        }
    }

    /// <summary>How the spool stands; to be asked when the run ends.</summary>
    public SpoolStatus GetSpoolStatus() => _route.GetSpoolStatus();

    /// <summary>Gives the outlet free; what a spool keeps stays there.</summary>
    public void Dispose() => _route.Dispose();

    private void StartSend(bool flush)
    {
        if (IsCredentialRejected || _stop.IsCancellationRequested)
        {
            return;
        }

        List<AomMetric> taken = _buffer.Drain();
        object? sealedBuffer = _route.SealBuffer();
        _oldest = flush ? null : _oldest;
        _work = Task.Run(() => SendAsync(taken, sealedBuffer, flush || _route.RequiresFullFlush), CancellationToken.None);
    }

    private async Task OpenAsync() => IsCredentialRejected = !await _route.OpenAsync(_stop).ConfigureAwait(false);

    private async Task SendAsync(List<AomMetric> taken, object? sealedBuffer, bool flush)
    {
        foreach (AomMetric metric in taken)
        {
            _batcher.Add(metric);
        }

        _buffer.GiveBack(taken);
        List<List<MetricBatch>> groups = [];
        while (flush ? !_batcher.IsEmpty : _batcher.Bytes >= _buffer.Capacity)
        {
            groups.Add(_batcher.TakeBatches(_options.ThrottleLimit));
        }

        IsCredentialRejected = !await _route.SendAsync(groups, sealedBuffer, _unsettled, _stop).ConfigureAwait(false);
        groups.ForEach(group => group.ForEach(_batcher.Recycle));
    }
}
