using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Batching;
using AomTools.Http;

namespace AomTools.Delivery.Spool;

/// <summary>
/// By way of the disk: each metric is in a file from the moment it is taken until it is settled, and nothing passes what waits there. One process
/// sends from a spool at a time; others put theirs behind.
/// </summary>
internal sealed class SpoolRoute : IDeliveryRoute
{
    private readonly AomConnection _connection;
    private readonly SpoolFolder _folder;
    private readonly BatchGroupSender _groupSender;
    private readonly SpoolReplay _replay;
    private readonly IDeliveryObserver _observer;
    private readonly SpoolLock _lock;
    private SpoolJournal? _journal;
    private bool _broken;
    private bool _isBarred;
    private bool _isShared;

    public SpoolRoute(AomConnection connection, SpoolFolder folder, BatchGroupSender groupSender, CircuitBreaker circuitBreaker, int bodyBytes, IDeliveryObserver observer)
    {
        _connection = connection;
        _folder = folder;
        _groupSender = groupSender;
        _observer = observer;
        _lock = new SpoolLock(folder.LockFile);
        _replay = new SpoolReplay(folder, groupSender, circuitBreaker, bodyBytes, connection.TimeProvider.GetUtcNow, observer.OnWarning);
    }

    public bool RequiresFullFlush => true;

    public bool PersistsUnsent => !_broken;

    public Task<bool> OpenAsync(CancellationToken stop) => GuardAsync(
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

    public void Append(AomMetric metric)
    {
        if (_broken)
        {
            return;
        }

        try
        {
            _journal ??= _folder.OpenJournal();
            _journal.Write(metric);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Fail(error);
        }
    }

    public object? SealBuffer()
    {
        SpoolJournal? journal = _journal;
        _journal = null;
        return journal;
    }

    public async Task<bool> SendAsync(IReadOnlyList<IReadOnlyList<MetricBatch>> groups, object? sealedBuffer, List<AomMetric> unsettled, CancellationToken stop)
    {
        Dictionary<MetricBatch, string> files = WriteAhead(groups, sealedBuffer as SpoolJournal);
        foreach (IReadOnlyList<MetricBatch> group in groups)
        {
            bool waits = !_isBarred && await GuardAsync(() => MustWaitAsync(files, group, stop), otherwise: false).ConfigureAwait(false);
            if (_isBarred || waits || stop.IsCancellationRequested)
            {
                MarkSpooled(group, files, unsettled);
            }
            else
            {
                _isBarred = await SendGroupAsync(group, files, unsettled, stop).ConfigureAwait(false);
            }
        }

        return !_isBarred && !stop.IsCancellationRequested;
    }

    public Task<bool> CloseAsync(CancellationToken stop) => GuardAsync(
        async () =>
        {
            // Another process may have put its batches behind ours, or given the spool free meanwhile.
            _isShared = !_broken && !_lock.TryTake();
            bool fine = _isShared || _broken || await _replay.RunAsync(stop).ConfigureAwait(false);
            Dispose();
            return fine;
        },
        otherwise: true);

    public SpoolStatus GetSpoolStatus() => new()
    {
        Pending = SpoolCatalog.CountValues(_folder.Folder),
        Expired = _replay.Expired,
        Failed = _broken,
        IsShared = _isShared && !_broken,
    };

    public void Dispose()
    {
        _journal?.Dispose();
        _journal = null;
        _lock.Dispose();
    }

    // A disk that fails ends the spool, not the delivery.
    private async Task<bool> GuardAsync(Func<Task<bool>> work, bool otherwise)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Fail(error);
            return otherwise;
        }
    }

    // From here on the window is in batches; until here it is in its journal.
    private Dictionary<MetricBatch, string> WriteAhead(IReadOnlyList<IReadOnlyList<MetricBatch>> groups, SpoolJournal? journal)
    {
        Dictionary<MetricBatch, string> files = [];
        try
        {
            long sequence = journal?.Sequence ?? 0;
            foreach (MetricBatch batch in journal is null || _broken ? [] : groups.SelectMany(group => group))
            {
                files.Add(batch, _folder.Write(sequence, files.Count, batch));
            }

            journal?.Remove();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Fail(error);
            journal?.TryRemove();
        }

        return files;
    }

    // True when older batches wait that may not be passed: this wave's own files then wait behind them.
    private async Task<bool> MustWaitAsync(Dictionary<MetricBatch, string> files, IReadOnlyList<MetricBatch> group, CancellationToken stop)
    {
        if (_broken || !group.All(files.ContainsKey))
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

    private async Task<bool> SendGroupAsync(IReadOnlyList<MetricBatch> group, Dictionary<MetricBatch, string> files, List<AomMetric> unsettled, CancellationToken stop)
    {
        OutgoingBatch[] outgoings = [.. group.Select(batch => new OutgoingBatch(batch, files.ContainsKey(batch) ? AomSendStatus.Spooled : AomSendStatus.Undelivered, fromSpool: false))];
        BatchSendResult[] results = await _groupSender.SendAsync(outgoings, stop).ConfigureAwait(false);
        for (int i = 0; i < group.Count; i++)
        {
            if (files.TryGetValue(group[i], out string? path))
            {
                Keep(path, [.. results[i].Undelivered, .. results[i].Unsettled], group[i].Count);
                TellSpooled(results[i].Unsettled);
            }
            else
            {
                unsettled.AddRange(results[i].Unsettled);
            }
        }

        return results.Any(result => result.IsCredentialRejected);
    }

    private void Keep(string path, List<AomMetric> left, int whole)
    {
        if (left.Count == whole)
        {
            return;
        }

        try
        {
            _folder.Rewrite(path, left);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Fail(error);
        }
    }

    private void MarkSpooled(IReadOnlyList<MetricBatch> group, Dictionary<MetricBatch, string> files, List<AomMetric> unsettled)
    {
        foreach (MetricBatch batch in group)
        {
            if (files.ContainsKey(batch))
            {
                TellSpooled([.. batch.Metrics]);
            }
            else
            {
                unsettled.AddRange(batch.Metrics);
            }
        }
    }

    private void TellSpooled(List<AomMetric> metrics)
    {
        if (metrics.Count > 0)
        {
            AomSendResult result = SendResultFactory.NotTried(_connection, metrics, AomSendStatus.Spooled, Strings.SpoolBehind);
            _observer.OnSettled(new DeliveryOutcome(result, metrics, ResponseClassification.Retry));
        }
    }

    // The disk failed, not the service: what is at hand still goes out, and the user hears that it is kept nowhere.
    private void Fail(Exception error)
    {
        if (!_broken)
        {
            _broken = true;
            _observer.OnWarning(MessageText.Format(Strings.SpoolBroken, _folder.Folder, error.Message));
        }
    }
}
