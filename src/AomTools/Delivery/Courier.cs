using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Batching;
using AomTools.Transport;

namespace AomTools.Delivery;

/// <summary>
/// Takes metrics from the pipeline and sends them in waves: while one window is in flight the next one fills, and when that is full too the
/// pipeline waits. A wave begins when the former is settled, so points of a series never overtake each other.
/// </summary>
internal sealed class Courier : IDisposable
{
    private readonly object _gate = new();
    private readonly MetricPool _pool;
    private readonly IOutlet _outlet;
    private readonly DeliveryOptions _options;
    private readonly Surroundings _surroundings;
    private readonly CancellationToken _stop;
    private readonly FillingWindow _window;
    private readonly List<AomMetric> _unsettled = [];
    private DateTimeOffset? _oldest;
    private Task _work;

    public Courier(IOutlet outlet, DeliveryOptions options, Surroundings surroundings, CancellationToken stop)
    {
        _outlet = outlet;
        _options = options;
        _surroundings = surroundings;
        _stop = stop;
        _pool = new MetricPool(options.BodyBytes);
        _window = new FillingWindow(options.ThrottleLimit * (long)options.BodyBytes);
        _work = Task.Run(OpenAsync, CancellationToken.None);
    }

    /// <summary>True when the credential was not accepted: nothing more is sent.</summary>
    public bool IsBarred { get; private set; }

    /// <summary>True when what is not settled waits on disk for the next run.</summary>
    public bool Keeps => _outlet.Keeps;

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
                if (!_work.IsCompleted || IsBarred)
                {
                    return false;
                }

                Begin(flush: false);
            }

            _oldest ??= _surroundings.Now();
            _outlet.Take(metric);
            _window.Add(metric);
            return true;
        }
    }

    /// <summary>Takes the metric that found no room before the run was barred: it is kept, or told of, like all that was taken.</summary>
    public void AddLast(AomMetric metric)
    {
        lock (_gate)
        {
            _outlet.Take(metric);
            _window.Add(metric);
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
        if (!IsBarred)
        {
            IsBarred = !await _outlet.CloseAsync(_stop).ConfigureAwait(false);
        }
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
                if (_oldest is DateTimeOffset oldest && _work.IsCompleted && _surroundings.Now() - oldest >= half)
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

    /// <summary>How the spool stands; to be asked when the run ends.</summary>
    public SpoolStanding Standing() => _outlet.Standing();

    /// <summary>Gives the outlet free; what a spool keeps stays there.</summary>
    public void Dispose() => _outlet.Dispose();

    private void Begin(bool flush)
    {
        if (IsBarred || _stop.IsCancellationRequested)
        {
            return;
        }

        List<AomMetric> taken = _window.Take();
        object? sealedWindow = _outlet.Seal();
        _oldest = flush ? null : _oldest;
        _work = Task.Run(() => SendAsync(taken, sealedWindow, flush || _outlet.SendsAll), CancellationToken.None);
    }

    private async Task OpenAsync() => IsBarred = !await _outlet.OpenAsync(_stop).ConfigureAwait(false);

    private async Task SendAsync(List<AomMetric> taken, object? sealedWindow, bool flush)
    {
        foreach (AomMetric metric in taken)
        {
            _pool.Add(metric);
        }

        _window.GiveBack(taken);
        List<List<MetricBatch>> waves = [];
        while (flush ? !_pool.IsEmpty : _pool.Bytes >= _window.Capacity)
        {
            waves.Add(_pool.Carve(_options.ThrottleLimit));
        }

        IsBarred = !await _outlet.SendAsync(waves, sealedWindow, _unsettled, _stop).ConfigureAwait(false);
        waves.ForEach(wave => wave.ForEach(_pool.Reuse));
    }
}
