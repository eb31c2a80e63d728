using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Batching;

namespace AomTools.Delivery.Spool;

/// <summary>
/// By way of the disk: each metric is in a file from the moment it is taken until it is settled, and nothing passes what waits there. One process
/// sends from a spool at a time; others put theirs behind.
/// </summary>
internal sealed class SpoolRoute : IDeliveryRoute
{
    private readonly SpoolFolder _folder;
    private readonly SpoolFailure _failure;
    private readonly SpoolBuffer _buffer;
    private readonly SpoolGroupSender _groupSender;
    private readonly SpoolReplay _replay;
    private readonly IDeliveryObserver _observer;
    private readonly SpoolLock _lock;
    private bool _isBarred;
    private bool _isShared;

    public SpoolRoute(AomConnection connection, SpoolFolder folder, BatchGroupSender groupSender, CircuitBreaker circuitBreaker, int bodyBytes, IDeliveryObserver observer)
    {
        _folder = folder;
        _failure = new SpoolFailure(folder, observer);
        _buffer = new SpoolBuffer(folder, _failure);
        _groupSender = new SpoolGroupSender(connection, folder, groupSender, observer, _failure);
        _observer = observer;
        _lock = new SpoolLock(folder.LockFile);
        _replay = new SpoolReplay(folder, groupSender, circuitBreaker, bodyBytes, connection.TimeProvider.GetUtcNow, observer.OnWarning);
    }

    public bool RequiresFullFlush => true;

    public bool PersistsUnsent => !_failure.HasFailed;

    public Task<bool> OpenAsync(CancellationToken stop) => _failure.GuardAsync(
        async () =>
        {
            if (_lock.TryTake())
            {
                return await _replay.RunAsync(stop).ConfigureAwait(false);
            }

            _observer.OnWarning(MessageText.Format(Strings.SpoolBusy, _folder.Folder));
            return true;
        },
        otherwise: true);

    public void Append(AomMetric metric) => _buffer.Append(metric);

    public object? SealBuffer() => _buffer.Seal();

    public async Task<bool> SendAsync(IReadOnlyList<IReadOnlyList<MetricBatch>> groups, object? sealedBuffer, List<AomMetric> unsettled, CancellationToken stop)
    {
        Dictionary<MetricBatch, string> files = _buffer.WriteAhead(groups, sealedBuffer as SpoolJournal);
        foreach (IReadOnlyList<MetricBatch> group in groups)
        {
            bool waits = !_isBarred && await _failure.GuardAsync(() => MustWaitAsync(files, group, stop), otherwise: false).ConfigureAwait(false);
            if (_isBarred || waits || stop.IsCancellationRequested)
            {
                _groupSender.MarkSpooled(group, files, unsettled);
            }
            else
            {
                _isBarred = await _groupSender.SendAsync(group, files, unsettled, stop).ConfigureAwait(false);
            }
        }

        return !_isBarred && !stop.IsCancellationRequested;
    }

    public Task<bool> CloseAsync(CancellationToken stop) => _failure.GuardAsync(
        async () =>
        {
            // Another process may have put its batches behind ours, or given the spool free meanwhile.
            _isShared = !_failure.HasFailed && !_lock.TryTake();
            bool fine = _isShared || _failure.HasFailed || await _replay.RunAsync(stop).ConfigureAwait(false);
            Dispose();
            return fine;
        },
        otherwise: true);

    public SpoolStatus GetSpoolStatus() => new()
    {
        Pending = SpoolCatalog.CountValues(_folder.Folder),
        Expired = _replay.Expired,
        Failed = _failure.HasFailed,
        IsShared = _isShared && !_failure.HasFailed,
    };

    public void Dispose()
    {
        _buffer.Dispose();
        _lock.Dispose();
    }

    // True when older batches wait that may not be passed: this wave's own files then wait behind them.
    private async Task<bool> MustWaitAsync(Dictionary<MetricBatch, string> files, IReadOnlyList<MetricBatch> group, CancellationToken stop)
    {
        if (_failure.HasFailed || !group.All(files.ContainsKey))
        {
            return false;
        }

        if (!_lock.TryTake())
        {
            return true;
        }

        string first = group.Min(batch => files[batch])!;
        if (string.CompareOrdinal(_folder.Batches().FirstOrDefault() ?? first, first) >= 0)
        {
            return false;
        }

        _isBarred = !await _replay.RunAsync(stop, first).ConfigureAwait(false);
        return string.CompareOrdinal(_folder.Batches().FirstOrDefault() ?? first, first) < 0;
    }
}
