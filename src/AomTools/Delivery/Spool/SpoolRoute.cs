using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Delivery.Spool;

/// <summary>
/// Sends through the disk. A metric is in an entry of the spool from the time it enters until it is settled. Nothing overtakes older entries. One process at a
/// time sends from a target's spool, and others queue behind it.
/// </summary>
internal sealed class SpoolRoute : IDeliveryRoute
{
    private readonly SpoolTarget _target;
    private readonly BatchQueue _queue;
    private readonly CircuitBreaker _circuitBreaker;
    private readonly ISettlementHandler _handler;
    private readonly IDeliveryObserver _observer;
    private readonly SpoolFailure _failure;
    private readonly FailingSeries _failing;
    private readonly SpoolReplay _replay;
    private readonly SpoolBuffer _buffer;
    private readonly bool _includeExpired;
    private InFlightEntries? _inFlight;
    private bool _isShared;
    private bool _isBroken;

    public SpoolRoute(SpoolTarget target, BatchQueue queue, BatchSender sender, ISettlementHandler handler, IDeliveryObserver observer, bool includeExpired)
    {
        _includeExpired = includeExpired;
        _target = target;
        _queue = queue;
        _circuitBreaker = sender.CircuitBreaker;
        _handler = handler;
        _observer = observer;
        _failure = new SpoolFailure(target.Folder, observer);
        _buffer = new SpoolBuffer(target, _failure);
        _failing = new FailingSeries(observer.OnWarning);
        _replay = new SpoolReplay(target, queue, sender, _failing, _failure, new SpoolOutageHandler(target, _circuitBreaker, handler), observer.OnWarning);
    }

    public async Task<DeliveryEnd> OpenAsync(CancellationToken stop)
    {
        if (_includeExpired)
        {
            _failure.TryDo(() => _target.RestoreExpired());
        }

        if (_target.ReadOutage() is OutageState outage)
        {
            _circuitBreaker.Resume(outage);
        }

        (DeliveryEnd end, _) = await DrainAsync(long.MaxValue, stop).ConfigureAwait(false);
        if (_isShared)
        {
            _observer.OnWarning(MessageText.Format(Strings.SpoolBusy, _target.Folder));
        }

        return end;
    }

    public void Append(ArraySegment<AomMetric> metrics) => _buffer.Append(metrics);

    public object? SealBuffer() => _buffer.Seal();

    public void FlushToDisk()
    {
        _buffer.FlushToDisk();
        Volatile.Read(ref _inFlight)?.FlushToDisk();
    }

    public bool HasPending() => _circuitBreaker.AllowsAttempt && HasPendingBefore(long.MaxValue);

    public async Task<DeliveryEnd> SendAsync(List<AomMetric> metrics, object? sealedBuffer, bool flush, CancellationToken stop)
    {
        SpoolEntryFile? entry = sealedBuffer as SpoolEntryFile;
        InFlightEntries inFlight = InFlightEntries.FromBuffer(metrics, entry, new SpoolOutageHandler(_target, _circuitBreaker, _handler), _failure);
        Volatile.Write(ref _inFlight, inFlight);

        // A full buffer is probably settled before the disk has flushed it. If not, the timer flushes it.
        Task flushed = flush ? Task.Run(inFlight.FlushToDisk, CancellationToken.None) : Task.CompletedTask;
        try
        {
            (DeliveryEnd end, SettlementReason? blockReason) = await DrainAsync(entry?.Sequence ?? long.MaxValue, stop).ConfigureAwait(false);
            return end == DeliveryEnd.Completed && blockReason is null
                ? await SendAsync(inFlight, metrics, stop).ConfigureAwait(false)
                : Settle(inFlight, metrics, end, blockReason);
        }
        finally
        {
            await flushed.ConfigureAwait(false);
            _failing.Add(inFlight, entry is null ? [] : [entry]);
            inFlight.Close();
        }
    }

    // The entry of a buffer is settled before the next buffer is sent.
    public Task WaitForInFlightAsync() => Task.CompletedTask;

    public void SettleUnsent(List<AomMetric> metrics, object? sealedBuffer, DeliveryEnd end)
    {
        InFlightEntries inFlight = InFlightEntries.FromBuffer(metrics, sealedBuffer as SpoolEntryFile, _handler, _failure);
        Settle(inFlight, metrics, end, blockReason: null);
        inFlight.Close();
    }

    public async Task<DeliveryEnd> CloseAsync(CancellationToken stop)
    {
        DeliveryEnd end = DeliveryEnd.Completed;
        do
        {
            // Another process may have queued metrics behind ours since the last check.
            (end, _) = await DrainAsync(long.MaxValue, stop).ConfigureAwait(false);
            _target.ReleaseSendLock();
        }
        while (end == DeliveryEnd.Completed && _replay.HasSent && !_replay.HasLeft && HasPending());
        return end;
    }

    public SpoolStatus GetSpoolStatus() => new()
    {
        PendingCount = _target.CountPending(),
        OtherPendingCount = SpoolCatalog.CountOthers(Path.GetDirectoryName(_target.Folder)!, _target.Folder),
        HasSkipped = _target.HasSkipped,
        HasFailed = _failure.HasFailed,
        IsShared = _isShared && !_failure.HasFailed,
    };

    public void Dispose()
    {
        _buffer.Dispose();
        _target.ReleaseSendLock();
    }

    private async Task<DeliveryEnd> SendAsync(InFlightEntries inFlight, List<AomMetric> metrics, CancellationToken stop)
    {
        inFlight.SettleUnsent(_failing.TakeFrom(metrics), SettlementReason.SeriesFailing, Strings.SpoolBehind);
        _queue.Add(metrics);
        DeliveryEnd end = await _queue.SendAsync(flush: true, inFlight.Prepare, inFlight, stop).ConfigureAwait(false);
        inFlight.SettleUnsent(_queue.TakeRest(), UnsentReason.From(end), UnsentReason.GetText(end));
        return end;
    }

    private DeliveryEnd Settle(InFlightEntries inFlight, List<AomMetric> metrics, DeliveryEnd end, SettlementReason? blockReason)
    {
        string message = blockReason switch
        {
            SettlementReason.QueuedBehind => _isBroken ? Strings.SpoolBehindBroken : Strings.SpoolBehind,
            SettlementReason.NotAttempted => MessageText.Format(Strings.CircuitOpen, _circuitBreaker.OpenDuration.TotalSeconds),
            _ => UnsentReason.GetText(end),
        };
        inFlight.SettleUnsent([.. metrics], blockReason ?? UnsentReason.From(end), message);
        return end;
    }

    // Sends the older metrics; the reason is null if none of them wait any more.
    private async Task<(DeliveryEnd End, SettlementReason? BlockReason)> DrainAsync(long before, CancellationToken stop)
    {
        if (!TryAcquireLock())
        {
            return (DeliveryEnd.Completed, _isBroken && !HasPendingBefore(before) ? null : SettlementReason.QueuedBehind);
        }

        if (!_circuitBreaker.AllowsAttempt)
        {
            return (DeliveryEnd.Completed, SettlementReason.NotAttempted);
        }

        try
        {
            DeliveryEnd end = await _replay.RunAsync(before, stop).ConfigureAwait(false);
            return (end, _replay.HasLeft ? SettlementReason.QueuedBehind : null);
        }
        catch (SpoolException error)
        {
            // The folder cannot be listed, so it is unknown whether older metrics are pending.
            _failure.Report(error);
            return (DeliveryEnd.Completed, null);
        }
    }

    private bool TryAcquireLock()
    {
        bool isAcquired = false;
        _isBroken = !_failure.TryDo(() => isAcquired = _target.AcquireSendLock() == SpoolLockState.Acquired);
        _isShared = !isAcquired && !_isBroken;
        return isAcquired;
    }

    private bool HasPendingBefore(long sequence)
    {
        bool hasPending = false;
        return _failure.TryDo(() => hasPending = _target.HasPendingBefore(sequence)) && hasPending;
    }
}
