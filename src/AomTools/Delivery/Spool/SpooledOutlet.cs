using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Batching;
using AomTools.Transport;

namespace AomTools.Delivery.Spool;

/// <summary>
/// By way of the disk: each metric is in a file from the moment it is taken until it is settled, and nothing passes what waits there. One process
/// sends from a spool at a time; others put theirs behind.
/// </summary>
internal sealed class SpooledOutlet : IOutlet
{
    private readonly AomConnection _connection;
    private readonly SpoolFolder _folder;
    private readonly WaveDelivery _delivery;
    private readonly SpoolReplay _replay;
    private readonly IDeliverySink _sink;
    private readonly SpoolLock _lock;
    private SpoolJournal? _journal;
    private bool _broken;
    private bool _isBarred;
    private bool _isShared;

    public SpooledOutlet(AomConnection connection, SpoolFolder folder, WaveDelivery delivery, Circuit circuit, int bodyBytes, IDeliverySink sink)
    {
        _connection = connection;
        _folder = folder;
        _delivery = delivery;
        _sink = sink;
        _lock = new SpoolLock(folder.LockFile);
        _replay = new SpoolReplay(folder, delivery, circuit, bodyBytes, connection.Surroundings.Now, sink.Warned);
    }

    public bool SendsAll => true;

    public bool Keeps => !_broken;

    public Task<bool> OpenAsync(CancellationToken stop) => GuardAsync(
        async () =>
        {
            if (_lock.TryTake())
            {
                return await _replay.RunAsync(stop).ConfigureAwait(false);
            }

            _sink.Warned(Text.Format(Strings.SpoolBusy, _folder.Folder));
            return true;
        },
        otherwise: true);

    public void Take(AomMetric metric)
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
            Break(error);
        }
    }

    public object? Seal()
    {
        SpoolJournal? journal = _journal;
        _journal = null;
        return journal;
    }

    public async Task<bool> SendAsync(IReadOnlyList<IReadOnlyList<MetricBatch>> waves, object? sealedWindow, List<AomMetric> unsettled, CancellationToken stop)
    {
        Dictionary<MetricBatch, string> files = WriteAhead(waves, sealedWindow as SpoolJournal);
        foreach (IReadOnlyList<MetricBatch> wave in waves)
        {
            bool waits = !_isBarred && await GuardAsync(() => MustWaitAsync(files, wave, stop), otherwise: false).ConfigureAwait(false);
            if (_isBarred || waits || stop.IsCancellationRequested)
            {
                Park(wave, files, unsettled);
            }
            else
            {
                _isBarred = await SendWaveAsync(wave, files, unsettled, stop).ConfigureAwait(false);
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

    public SpoolStanding Standing() => new()
    {
        Waiting = SpoolCatalog.CountValues(_folder.Folder),
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
            Break(error);
            return otherwise;
        }
    }

    // From here on the window is in batches; until here it is in its journal.
    private Dictionary<MetricBatch, string> WriteAhead(IReadOnlyList<IReadOnlyList<MetricBatch>> waves, SpoolJournal? journal)
    {
        Dictionary<MetricBatch, string> files = [];
        try
        {
            long stamp = journal?.Stamp ?? 0;
            foreach (MetricBatch batch in journal is null || _broken ? [] : waves.SelectMany(wave => wave))
            {
                files.Add(batch, _folder.Write(stamp, files.Count, batch));
            }

            journal?.Remove();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Break(error);
            journal?.TryRemove();
        }

        return files;
    }

    // True when older batches wait that may not be passed: this wave's own files then wait behind them.
    private async Task<bool> MustWaitAsync(Dictionary<MetricBatch, string> files, IReadOnlyList<MetricBatch> wave, CancellationToken stop)
    {
        if (_broken || !wave.All(files.ContainsKey))
        {
            return false;
        }

        if (!_lock.TryTake())
        {
            return true;
        }

        string first = wave.Min(batch => files[batch])!;
        if (string.CompareOrdinal(_folder.Batches().FirstOrDefault() ?? first, first) >= 0)
        {
            return false;
        }

        _isBarred = !await _replay.RunAsync(stop, first).ConfigureAwait(false);
        return string.CompareOrdinal(_folder.Batches().FirstOrDefault() ?? first, first) < 0;
    }

    private async Task<bool> SendWaveAsync(IReadOnlyList<MetricBatch> wave, Dictionary<MetricBatch, string> files, List<AomMetric> unsettled, CancellationToken stop)
    {
        Parcel[] parcels = [.. wave.Select(batch => new Parcel(batch, files.ContainsKey(batch) ? AomSendStatus.Spooled : AomSendStatus.Undelivered, fromSpool: false))];
        BatchEnd[] ends = await _delivery.SendAsync(parcels, stop).ConfigureAwait(false);
        for (int i = 0; i < wave.Count; i++)
        {
            if (files.TryGetValue(wave[i], out string? path))
            {
                Keep(path, [.. ends[i].Undelivered, .. ends[i].Unsettled], wave[i].Count);
                TellSpooled(ends[i].Unsettled);
            }
            else
            {
                unsettled.AddRange(ends[i].Unsettled);
            }
        }

        return ends.Any(end => end.IsBarred);
    }

    private void Keep(string path, List<AomMetric> left, int whole)
    {
        if (left.Count == whole)
        {
            return;
        }

        try
        {
            _folder.Keep(path, left);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Break(error);
        }
    }

    private void Park(IReadOnlyList<MetricBatch> wave, Dictionary<MetricBatch, string> files, List<AomMetric> unsettled)
    {
        foreach (MetricBatch batch in wave)
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
            AomSendResult result = SendResults.NotTried(_connection, metrics, AomSendStatus.Spooled, Strings.SpoolBehind);
            _sink.Settled(new DeliveryOutcome(result, metrics, ReplyVerdict.Retry));
        }
    }

    // The disk failed, not the service: what is at hand still goes out, and the user hears that it is kept nowhere.
    private void Break(Exception error)
    {
        if (!_broken)
        {
            _broken = true;
            _sink.Warned(Text.Format(Strings.SpoolBroken, _folder.Folder, error.Message));
        }
    }
}
