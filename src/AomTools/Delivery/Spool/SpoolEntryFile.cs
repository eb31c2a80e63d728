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
    private readonly bool _hasUnknownAttempt;
    private bool _hasStarted;
    private bool _isNameFlushed;
    private bool _isDeleted;
    private bool _isDisposed;

    private SpoolEntryFile(SpoolStore store, SpoolEntryWriter writer, SpoolEntryContent content, bool isRecovered, bool hasDamage)
    {
        _store = store;
        _writer = writer;
        _content = content;
        _hasDamage = hasDamage;
        _hasStarted = content.Header?.HasStarted == true;
        _hasUnknownAttempt = _hasStarted || content.HasDamagedAttempt;
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

    /// <summary>True if an earlier run may have stored the metric.</summary>
    public bool MayBeStored(AomMetric metric) => IsInUnknownAttempt(metric) || _content.Attempts.HasEarlier(metric);

    /// <summary>Returns the requests of earlier runs without a response. Of those that were not recorded, only the order in each series is known.</summary>
    public IEnumerable<LostAttempt> GetLostAttempts() =>
        Metrics.Where(IsInUnknownAttempt).GroupBy(static metric => (metric.Series.Resource, metric.Name))
            .Select(static series => new LostAttempt(0, series) { IsOneRequest = false })
            .Concat(_content.Attempts.Earlier);

    /// <summary>Writes a metric; when this returns, it outlives this process.</summary>
    /// <exception cref="SpoolException">The disk fails, or the spool has reached its maximum size.</exception>
    public void Append(AomMetric metric) => _content.Add(metric, _writer.Append(metric));

    /// <summary>The offset of each pending line.</summary>
    public IReadOnlyList<long> Offsets => _content.Offsets;

    /// <summary>Records a request: from now on AOM may have stored the metrics in these runs of lines.</summary>
    /// <exception cref="SpoolException">The disk fails.</exception>
    public void RecordAttempt(int id, string runs)
    {
        if (_content.Attempts.TryReuse(id, runs))
        {
            return;
        }

        byte[] line = SpoolAttemptLine.Write(runs);
        if (!_content.Attempts.IsFull && line.Length <= SpoolLineReader.LineMaximum && TryAppendAttempt(line, out long offset))
        {
            _content.Attempts.Add(id, runs, offset);
        }
        else
        {
            MarkStarted();
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

    /// <summary>Keeps the pending metrics, which are compared by reference, and marks the others as settled; deletes the file if none is left.</summary>
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
            bool hasUnknown = MarkUncertain(kept, lost);
            _writer.Mark(_content.OffsetsOf(kept, false), SpoolLineStatus.Settled);
            _writer.Mark(_content.Attempts.TakeAnswered([.. lost.Select(static attempt => attempt.Id)]), SpoolLineStatus.Settled);
            _hasStarted = _hasStarted && (hasUnknown || !_writer.TryMarkStarted(false));
        }

        _content.Keep(kept, true);
    }

    /// <summary>Copies metrics that are too old for AOM to the expired entries, durably, and then marks them as settled.</summary>
    /// <exception cref="SpoolException">The disk fails.</exception>
    public void SetAside(IReadOnlyCollection<AomMetric> expired, IReadOnlyCollection<LostAttempt> lost)
    {
        bool[] lines = _content.Find(expired);
        AomMetric[] metrics = [.. _content.Metrics.Where((_, i) => lines[i])];
        if (metrics.Length > 0)
        {
            SpoolExpired.Write(_store, Sequence, metrics, metric => MayBeStored(metric) || lost.Any(attempt => attempt.Contains(metric)));
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
        if (_content.Metrics.Count > 0 || !TryDelete())
        {
            _writer.MarkClosed();
        }

        _writer.Dispose();
    }

    private bool TryDelete() => _isDeleted = _isDeleted || (!_hasDamage && _writer.TryDelete());

    private bool IsInUnknownAttempt(AomMetric metric) => _hasUnknownAttempt || _content.IsUncertain(metric);

    // Marks what a request carried that is not recorded: one mark for the whole entry, in which case it is true, or one per line.
    private bool MarkUncertain(bool[] kept, IReadOnlyCollection<LostAttempt> lost)
    {
        LostAttempt[] unrecorded = [.. lost.Where(attempt => attempt.Id != 0 && !_content.Attempts.IsRecorded(attempt.Id))];
        bool[] lines = [.. _content.Metrics.Select((metric, i) => kept[i] && (IsInUnknownAttempt(metric) || unrecorded.Any(attempt => attempt.Contains(metric))))];
        int count = lines.Count(static line => line);
        if (count > 0 && count == kept.Count(static line => line))
        {
            MarkStarted();
            return true;
        }

        _writer.Mark(_content.OffsetsOf(lines, true), SpoolLineStatus.Uncertain);
        return false;
    }

    private bool TryAppendAttempt(byte[] line, out long offset)
    {
        try
        {
            offset = _writer.AppendAttempt(line);
            return true;
        }
        catch (SpoolException)
        {
            // A full disk must drain: the header has room for less detail.
            offset = 0;
            return false;
        }
    }

    // Without a header there is one mark per line.
    private void MarkStarted()
    {
        if (!_hasStarted && !_writer.TryMarkStarted(true))
        {
            _writer.Mark(_content.Offsets, SpoolLineStatus.Uncertain);
        }

        _hasStarted = true;
    }
}
