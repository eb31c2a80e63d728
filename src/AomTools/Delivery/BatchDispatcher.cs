using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>
/// Delivers packed batches concurrently. A batch starts as soon as a request may be sent, on the thread that settled the previous one. It waits while an older
/// unsettled batch shares a resource with it, so that the metrics of a series stay in order.
/// </summary>
internal sealed class BatchDispatcher(BatchSender batchSender, int maxInFlight)
{
    private readonly object _gate = new();
    private readonly List<MetricBatch> _waiting = [];
    private readonly List<MetricBatch> _settled = [];
    private readonly BusyResources _busy = new();
    private readonly List<(Func<bool> IsDone, TaskCompletionSource<bool> Signal)> _waiters = [];
    private Func<MetricBatch, CancellationToken, Task<DeliveryEnd>> _deliverAsync = static (_, _) => Task.FromResult(DeliveryEnd.Completed);
    private CancellationToken _stop;
    private Exception? _fault;
    private int _inFlightCount;
    private DeliveryEnd _end;

    private bool CanStart => _end == DeliveryEnd.Completed && _fault is null && _waiting.Count > 0 && _inFlightCount < MaxInFlight;

    // Send one request at a time until AOM accepts the credential: a few requests with a wrong key lock it.
    private int MaxInFlight => batchSender.Connection.IsCredentialVerified ? maxInFlight : 1;

    /// <summary>Sets how batches are delivered from now on.</summary>
    /// <param name="prepare">Called before a batch is sent. Returns null if the batch must not be sent.</param>
    /// <param name="handler">Receives the outcomes.</param>
    /// <param name="stop">Cancels the requests in flight.</param>
    public void Use(Func<MetricBatch, OutgoingBatch?> prepare, ISettlementHandler handler, CancellationToken stop)
    {
        lock (_gate)
        {
            _stop = stop;
            _deliverAsync = (batch, token) => prepare(batch) is OutgoingBatch outgoing ? batchSender.DeliverAsync(outgoing, handler, token) : Task.FromResult(DeliveryEnd.Completed);
        }
    }

    /// <summary>Adds a batch group.</summary>
    public void Add(IEnumerable<MetricBatch> group)
    {
        lock (_gate)
        {
            _waiting.AddRange(group);
        }

        StartAll();
    }

    /// <summary>Completes when at most <paramref name="count"/> batches wait to be sent, or when the run has ended.</summary>
    public Task<DeliveryEnd> WaitForWaitingAsync(int count) => WaitAsync(() => _waiting.Count <= count || _end != DeliveryEnd.Completed);

    /// <summary>Completes when all batches are settled. If the run has ended, waiting batches remain unsettled.</summary>
    public Task<DeliveryEnd> WaitForSettledAsync() => WaitAsync(() => _inFlightCount == 0 && (_waiting.Count == 0 || _end != DeliveryEnd.Completed));

    /// <summary>Removes and returns the settled batches.</summary>
    public MetricBatch[] TakeSettled()
    {
        lock (_gate)
        {
            return TakeAll(_settled);
        }
    }

    /// <summary>Removes and returns the batches that were not sent.</summary>
    public MetricBatch[] TakeWaiting()
    {
        lock (_gate)
        {
            return TakeAll(_waiting);
        }
    }

    private static MetricBatch[] TakeAll(List<MetricBatch> list)
    {
        MetricBatch[] all = [.. list];
        list.Clear();
        return all;
    }

    private async Task<DeliveryEnd> WaitAsync(Func<bool> isDone)
    {
        Task done = Task.CompletedTask;
        lock (_gate)
        {
            if (_fault is null && !isDone())
            {
                TaskCompletionSource<bool> signal = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiters.Add((isDone, signal));
                done = signal.Task;
            }
        }

        await done.ConfigureAwait(false);
        return _fault is null ? _end : throw new AggregateException(_fault);
    }

    private void StartAll()
    {
        while (TryTake() is MetricBatch batch)
        {
            _ = DeliverAsync(batch);
        }
    }

    private MetricBatch? TryTake()
    {
        lock (_gate)
        {
            int index = CanStart ? _busy.FindFree(_waiting) : -1;
            if (index < 0)
            {
                return null;
            }

            MetricBatch batch = _waiting[index];
            _waiting.RemoveAt(index);
            _busy.Add(batch);
            _inFlightCount++;
            Signal();
            return batch;
        }
    }

    private async Task DeliverAsync(MetricBatch batch)
    {
        DeliveryEnd end = DeliveryEnd.Completed;
        Exception? fault = null;
        try
        {
            end = await _deliverAsync(batch, _stop).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            fault = error;
        }

        Complete(batch, end, fault);
        StartAll();
    }

    // A rejected credential takes precedence over a stop, and a stop over every other end.
    private void Complete(MetricBatch batch, DeliveryEnd end, Exception? fault)
    {
        lock (_gate)
        {
            _inFlightCount--;
            _busy.Remove(batch);
            _settled.Add(batch);
            _fault ??= fault;
            _end = _end == DeliveryEnd.CredentialRejected || end == DeliveryEnd.Completed ? _end : end;
            Signal();
        }
    }

    private void Signal()
    {
        for (int i = _waiters.Count - 1; i >= 0; i--)
        {
            if (_fault is not null || _waiters[i].IsDone())
            {
                _waiters[i].Signal.SetResult(true);
                _waiters.RemoveAt(i);
            }
        }
    }
}
