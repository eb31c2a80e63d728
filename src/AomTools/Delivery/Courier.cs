using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Batching;
using AomTools.Metrics;
using AomTools.Transport;

namespace AomTools.Delivery;

/// <summary>
/// Takes metrics from the pipeline and sends them in waves: while one window is in flight the next one fills, and when that is full too the
/// pipeline waits. A wave begins when the former is settled, so points of a series never overtake each other.
/// </summary>
internal sealed class Courier
{
    private readonly object _gate = new();
    private readonly MetricPool _pool = new();
    private readonly WaveDelivery _delivery;
    private readonly DeliveryOptions _options;
    private readonly Surroundings _surroundings;
    private readonly CancellationToken _stop;
    private readonly FillingWindow _window;
    private readonly List<AomMetric> _unsettled = [];
    private DateTimeOffset? _oldest;
    private Task _work = Task.CompletedTask;

    public Courier(WaveDelivery delivery, DeliveryOptions options, Surroundings surroundings, CancellationToken stop)
    {
        _delivery = delivery;
        _options = options;
        _surroundings = surroundings;
        _stop = stop;
        _window = new FillingWindow(options.ThrottleLimit * (long)MetricLimits.BodyBytesMax);
    }

    /// <summary>True when the credential was not accepted: nothing more is sent.</summary>
    public bool IsBarred { get; private set; }

    /// <summary>Completes when the window in flight is settled.</summary>
    public Task Room
    {
        get
        {
            lock (_gate)
            {
                return _work;
            }
        }
    }

    /// <summary>Takes a metric, or says that there is no room until <see cref="Room"/> completes.</summary>
    public bool TryAdd(AomMetric metric)
    {
        lock (_gate)
        {
            if (_window.IsFull)
            {
                if (!_work.IsCompleted)
                {
                    return false;
                }

                Begin(flush: false);
            }

            _oldest ??= _surroundings.Now();
            _window.Add(metric);
            return true;
        }
    }

    /// <summary>Sends what is at hand whatever its size, once the window in flight is settled.</summary>
    public async Task FinishAsync()
    {
        await Room.ConfigureAwait(false);
        lock (_gate)
        {
            Begin(flush: true);
        }

        await Room.ConfigureAwait(false);
    }

    /// <summary>Sends points that have waited long for company, until <paramref name="ended"/>: with endless input a point is on its way in time.</summary>
    public async Task WatchAgeAsync(CancellationToken ended)
    {
        TimeSpan half = TimeSpan.FromTicks(_options.FlushInterval.Ticks / 2);
        while (!ended.IsCancellationRequested)
        {
            await _surroundings.Delay(half, ended).ConfigureAwait(false);
            lock (_gate)
            {
                if (_oldest is DateTimeOffset oldest && _work.IsCompleted && !IsBarred && _surroundings.Now() - oldest >= half)
                {
                    Begin(flush: true);
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
            while (!_pool.IsEmpty)
            {
                rest.AddRange(_pool.Carve(1)[0].Metrics);
            }

            rest.AddRange(_window.Take());
            return rest;
        }
    }

    private void Begin(bool flush)
    {
        if (IsBarred || _stop.IsCancellationRequested)
        {
            return;
        }

        List<AomMetric> taken = _window.Take();
        _oldest = flush ? null : _oldest;
        _work = Task.Run(() => SendAsync(taken, flush), CancellationToken.None);
    }

    private async Task SendAsync(List<AomMetric> taken, bool flush)
    {
        foreach (AomMetric metric in taken)
        {
            _pool.Add(metric);
        }

        _window.GiveBack(taken);
        while (!IsBarred && (flush ? !_pool.IsEmpty : _pool.Bytes >= _window.Capacity))
        {
            List<MetricBatch> wave = _pool.Carve(_options.ThrottleLimit);
            IsBarred = !await _delivery.SendAsync(wave, _unsettled, _stop).ConfigureAwait(false);
            wave.ForEach(_pool.Reuse);
        }
    }
}
