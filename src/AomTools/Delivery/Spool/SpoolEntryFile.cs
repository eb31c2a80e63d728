using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace AomTools.Delivery.Spool;

/// <summary>
/// An entry of a spool, locked while a process uses it: a header and one line per metric. Settled lines are marked in place, so that a full disk drains. The
/// file is deleted when its last line is settled.
/// </summary>
internal sealed class SpoolEntryFile : IDisposable
{
    private readonly SpoolStore _store;
    private readonly SpoolEntryWriter _writer;
    private readonly SpoolEntryContent _content;
    private readonly SpoolAttemptRecorder _attempts;
    private readonly bool _hasDamage;
    private long _end;
    private bool _isNameFlushed;
    private bool _isDeleted;
    private bool _isDisposed;

    private SpoolEntryFile(SpoolStore store, SpoolEntryWriter writer, SpoolEntryContent content, bool isRecovered, bool hasDamage)
    {
        _store = store;
        _writer = writer;
        _content = content;
        _hasDamage = hasDamage;
        _attempts = new SpoolAttemptRecorder(writer, content);
        _isNameFlushed = isRecovered;
        IsRecovered = isRecovered;
        Sequence = SpoolEntryName.GetSequence(writer.Path);
    }

    public string Path => _writer.Path;

    /// <summary>The place in the order of sending.</summary>
    public long Sequence { get; }

    /// <summary>True if the entry was read from the disk; false if this run creates it.</summary>
    public bool IsRecovered { get; }

    /// <summary>The pending metrics in line order.</summary>
    public IReadOnlyList<AomMetric> Metrics => _content.Metrics;

    /// <summary>The size of the pending lines that were read from the disk, in bytes.</summary>
    public long ReadBytes => _content.Bytes;

    /// <summary>Creates an entry, locked and without metrics.</summary>
    /// <exception cref="SpoolException">The disk fails, or the spool has reached its maximum size.</exception>
    public static SpoolEntryFile Create(SpoolStore store, long sequence, int capacity)
    {
        SpoolEntryWriter writer = SpoolEntryWriter.Create(store, sequence);
        return new SpoolEntryFile(store, writer, new SpoolEntryContent(capacity) { Header = writer.Header }, isRecovered: false, hasDamage: false);
    }

    /// <summary>Continues an entry that was read. An entry with the only copy of damaged parts is not deleted.</summary>
    public static SpoolEntryFile Recover(SpoolStore store, FileStream file, SpoolEntryContent content, bool hasDamage) =>
        new(store, new SpoolEntryWriter(store, file, content.Header), content, isRecovered: true, hasDamage);

    /// <summary>True if an earlier run may have stored the metric.</summary>
    public bool MayBeStored(AomMetric metric) => _attempts.MayBeStored(metric);

    /// <summary>Returns the requests of earlier runs without a response.</summary>
    public IEnumerable<LostAttempt> GetLostAttempts() => _attempts.GetEarlier();

    /// <summary>Writes the first of these metrics, at least one, and returns their number. When the method returns, they outlive this process.</summary>
    /// <exception cref="SpoolException">The disk fails, or the spool has reached its maximum size.</exception>
    public int Append(ArraySegment<AomMetric> metrics)
    {
        IReadOnlyList<long> offsets = _writer.Append(metrics);
        for (int i = 0; i < offsets.Count; i++)
        {
            _content.Add(metrics.Array![metrics.Offset + i], offsets[i]);
        }

        _end = _writer.Length;
        return offsets.Count;
    }

    /// <summary>The offsets of the pending lines.</summary>
    public IReadOnlyList<long> Offsets => _content.Offsets;

    /// <summary>Records a request. From now on, AOM may have stored the metrics in these runs of lines.</summary>
    /// <exception cref="SpoolException">The disk fails.</exception>
    public void RecordAttempt(int id, string runs) => _attempts.Record(id, runs);

    /// <summary>Returns the metrics of this run that are missing or incomplete on the disk although each write succeeded.</summary>
    public List<AomMetric> FindCutOff() => IsRecovered || _writer.ActualLength >= _end ? [] : _content.FindBehind(_writer.ActualLength, _end);

    /// <summary>Makes the entry durable, so that it survives a power failure.</summary>
    /// <exception cref="SpoolException">The disk fails.</exception>
    public void FlushToDisk()
    {
        _writer.Flush();
        if (!_isNameFlushed)
        {
            _store.Disk.FlushFolder(_store.Folder);
            _isNameFlushed = true;
        }
    }

    /// <summary>Keeps the pending metrics, compared by reference, and marks the others as settled. Deletes the file if no metric is left.</summary>
    /// <param name="pending">The pending metrics.</param>
    /// <param name="lost">The requests of this run without a response.</param>
    /// <exception cref="SpoolException">The disk fails: on the next run, settled metrics may be pending again.</exception>
    public void Settle(IReadOnlyCollection<AomMetric> pending, IReadOnlyCollection<LostAttempt> lost)
    {
        if (pending.Count == 0 && TryDelete())
        {
            _content.Clear();
            return;
        }

        bool[] kept = _content.Find(pending);
        if (kept.Contains(true) || !TryDelete())
        {
            _attempts.MarkUncertain(kept, lost);
            _writer.Mark(_content.GetOffsets(kept, false), SpoolLineStatus.Settled);
            _attempts.Close(lost);
        }

        _content.Keep(kept, true);
    }

    /// <summary>Copies metrics that are too old for AOM durably to the expired entries, then marks them as settled.</summary>
    /// <exception cref="SpoolException">The disk fails.</exception>
    public void SetAside(IReadOnlyCollection<AomMetric> expired, IReadOnlyCollection<LostAttempt> lost)
    {
        bool[] lines = _content.Find(expired);
        AomMetric[] metrics = [.. _content.Metrics.Where((_, i) => lines[i])];
        if (metrics.Length > 0)
        {
            SpoolExpired.Write(_store, Sequence, metrics, metric => MayBeStored(metric) || lost.Any(attempt => attempt.Contains(metric)));
            _writer.Mark(_content.GetOffsets(lines, true), SpoolLineStatus.Settled);
            _content.Keep(lines, false);
        }
    }

    /// <summary>Closes and unlocks the entry. Pending metrics stay; an entry without metrics is deleted.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (_content.Metrics.Count > 0 || !TryDelete())
        {
            _writer.MarkClosed();
        }

        _writer.Dispose();
    }

    private bool TryDelete() => _isDeleted = _isDeleted || (!_hasDamage && _writer.TryDelete());
}
