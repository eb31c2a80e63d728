using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace AomTools.Delivery.Spool;

/// <summary>
/// An entry of a spool, locked while a process uses it: a header and a line per metric. Settled lines are marked in place, so that a full disk drains, and
/// the file is deleted with the last of them.
/// </summary>
internal sealed class SpoolEntryFile : IDisposable
{
    private readonly SpoolStore _store;
    private readonly SpoolEntryWriter _writer;
    private readonly SpoolEntryContent _content;
    private readonly bool _hasDamage;
    private readonly bool _wasUncertain;
    private bool _hasStarted;
    private bool _isReplay;
    private bool _isNameFlushed;
    private bool _isDeleted;
    private bool _isDisposed;

    private SpoolEntryFile(SpoolStore store, SpoolEntryWriter writer, SpoolEntryContent content, bool isRecovered, bool hasDamage)
    {
        _store = store;
        _writer = writer;
        _content = content;
        _hasDamage = hasDamage;
        _wasUncertain = _hasStarted = content.Header?.HasStarted == true;
        _isNameFlushed = isRecovered;
        IsRecovered = isRecovered;
        Sequence = SpoolEntryName.SequenceOf(writer.Path);
    }

    public string Path => _writer.Path;

    /// <summary>Its place in the order of sending.</summary>
    public long Sequence { get; }

    /// <summary>True if it was read from the disk, false if this run creates it.</summary>
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

    /// <summary>Continues an entry that was read; one whose damaged parts are kept nowhere else is not deleted.</summary>
    public static SpoolEntryFile Recover(SpoolStore store, FileStream file, SpoolEntryContent content, bool hasDamage) =>
        new(store, new SpoolEntryWriter(store, file, content.Header), content, isRecovered: true, hasDamage);

    /// <summary>True if an earlier attempt may have stored some of the metrics.</summary>
    public bool HasUncertain => _wasUncertain || _content.HasUncertain;

    /// <summary>True if an earlier attempt may have stored the metric.</summary>
    public bool MayBeStored(AomMetric metric) => _wasUncertain || _content.IsUncertain(metric);

    /// <summary>True if a process ended while it sent the metrics. Those that it had in one request are together again only if the entry is sent by itself.</summary>
    public bool IsInterrupted => IsRecovered && HasUncertain && _content.Header?.IsOpen != false;

    /// <summary>True if that process replayed the entry, perhaps with others: which metrics it had in one request is unknown.</summary>
    public bool IsReplayInterrupted => IsInterrupted && _content.Header?.IsReplayOpen != false;

    /// <summary>Writes a metric; when this returns, it outlives this process.</summary>
    /// <exception cref="SpoolException">The disk fails, or the spool has reached its maximum size.</exception>
    public void Append(AomMetric metric) => _content.Add(metric, _writer.Append(metric));

    /// <summary>Records that sending starts: from now on AOM may have stored the metrics.</summary>
    /// <exception cref="SpoolException">The disk fails.</exception>
    public void MarkSending()
    {
        if (IsRecovered && !_isReplay)
        {
            _writer.MarkReplay();
            _isReplay = true;
        }

        if (!_hasStarted)
        {
            SetStarted();
            _hasStarted = true;
        }
    }

    /// <summary>Makes the entry durable, so that it outlives a power cut.</summary>
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

    /// <summary>
    /// Keeps the pending metrics, which are compared by reference, and marks the others as settled; deletes the file if none is left. AOM may have stored
    /// the uncertain ones.
    /// </summary>
    /// <exception cref="SpoolException">The disk fails: on the next run, settled metrics may be pending again.</exception>
    public void Settle(IReadOnlyCollection<AomMetric> pending, HashSet<AomMetric> uncertain)
    {
        if (pending.Count == 0 && TryDelete())
        {
            _content.Clear();
            return;
        }

        bool[] kept = _content.Find(pending);
        if (kept.Contains(true) || !TryDelete())
        {
            RecordUncertain(kept, uncertain);
            _writer.Mark(_content.OffsetsOf(kept, false), SpoolLineStatus.Settled);
        }

        _content.Keep(kept, true);
    }

    /// <summary>Copies metrics that are too old for AOM to the expired entries, durably, and then marks them as settled.</summary>
    /// <exception cref="SpoolException">The disk fails.</exception>
    public void SetAside(IReadOnlyCollection<AomMetric> expired)
    {
        bool[] lines = _content.Find(expired);
        AomMetric[] metrics = [.. _content.Metrics.Where((_, i) => lines[i])];
        if (metrics.Length > 0)
        {
            SpoolExpired.Write(_store, Sequence, metrics, MayBeStored);
            _writer.Mark(_content.OffsetsOf(lines, true), SpoolLineStatus.Settled);
            _content.Keep(lines, false);
        }
    }

    /// <summary>Closes and unlocks it. What is pending stays; an entry without metrics is deleted.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        // The next sender must know of the interruption as well.
        if ((_content.Metrics.Count > 0 || !TryDelete()) && !IsInterrupted)
        {
            _writer.MarkClosed();
        }

        _writer.Dispose();
    }

    private bool TryDelete() => _isDeleted = _isDeleted || (!_hasDamage && _writer.TryDelete());

    // One mark for the whole entry, or one per line.
    private void RecordUncertain(bool[] kept, HashSet<AomMetric> uncertain)
    {
        bool[] lines = [.. _content.Metrics.Select((metric, i) => kept[i] && uncertain.Contains(metric))];
        int count = lines.Count(static line => line);
        if (count > 0 && count == kept.Count(static line => line))
        {
            MarkSending();
            return;
        }

        _writer.Mark(_content.OffsetsOf(lines, true), SpoolLineStatus.Uncertain);
        _hasStarted = _hasStarted && !_writer.TryMarkStarted(false);
    }

    // Without a header there is one mark per line.
    private void SetStarted()
    {
        if (!_writer.TryMarkStarted(true))
        {
            _writer.Mark(_content.Offsets, SpoolLineStatus.Uncertain);
        }
    }
}
