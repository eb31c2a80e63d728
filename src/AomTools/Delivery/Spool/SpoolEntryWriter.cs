using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AomTools.Compat;

namespace AomTools.Delivery.Spool;

/// <summary>Writes an entry: the lines of its metrics, and the marks that change in place.</summary>
internal sealed class SpoolEntryWriter : IDisposable
{
    private const byte Zero = (byte)'0';

    private readonly SpoolStore _store;
    private readonly SpoolFile _file;
    private SpoolLines? _lines;

    /// <summary>Continues a locked file.</summary>
    public SpoolEntryWriter(SpoolStore store, FileStream file, SpoolEntryHeader? header)
    {
        _store = store;
        _file = new SpoolFile(file, store.Disk);
        Header = header;
    }

    public string Path => _file.Path;

    /// <summary>The length of the written data.</summary>
    public long Length => _file.Length;

    /// <summary>The length on the disk.</summary>
    public long ActualLength => _file.ActualLength;

    /// <summary>The first line; null if it is damaged.</summary>
    public SpoolEntryHeader? Header { get; }

    /// <summary>Creates a locked file with its header.</summary>
    /// <exception cref="SpoolException">The disk fails, or the spool has reached its maximum size.</exception>
    public static SpoolEntryWriter Create(SpoolStore store, long sequence)
    {
        byte[] header = store.Header(isOpen: true);
        store.Usage.ThrowIfFull(header.Length);
        try
        {
            SpoolEntryWriter writer = new(store, store.Create(store.Folder, sequence), SpoolEntryHeader.Read(header.AsMemory(0, header.Length - 1)));
            writer.Start(header);
            return writer;
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            throw DiskError.From(error, store.Folder);
        }
    }

    /// <summary>Writes the lines of the first of these metrics immediately and with one call, at least one line; returns the offsets of the lines.</summary>
    /// <exception cref="SpoolException">The disk fails, or the spool has reached its maximum size.</exception>
    public IReadOnlyList<long> Append(ArraySegment<AomMetric> metrics)
    {
        _lines ??= new SpoolLines();
        for (int count = metrics.Count; ; count = _lines.Offsets.Count / 2)
        {
            ArraySegment<byte> lines = _lines.Encode(metrics.First(count), _file.Length);
            try
            {
                Append(lines.Array!, lines.Count);
                return _lines.Offsets;
            }
            catch (SpoolException) when (_lines.Offsets.Count > 1 && !_file.IsBroken)
            {
                // Fewer may fit.
            }
            catch (SpoolException error) when (_file.IsBroken && error.Problem != SpoolProblem.LimitReached)
            {
                Discard(_lines.Offsets);
                throw;
            }
        }
    }

    /// <summary>Writes the line of a request; returns the offset of the line.</summary>
    /// <exception cref="SpoolException">The disk fails, or the spool has reached its maximum size.</exception>
    public long AppendAttempt(byte[] line) => Append(line, line.Length) + Array.IndexOf(line, SpoolLineStatus.Attempt);

    /// <summary>Writes the status byte of each line.</summary>
    /// <exception cref="SpoolException">The disk fails.</exception>
    public void Mark(IEnumerable<long> offsets, byte status) => _file.Write(offsets, status);

    /// <summary>Records in the header whether sending has started; returns false if the header is damaged.</summary>
    /// <exception cref="SpoolException">The disk fails.</exception>
    public bool TryMarkStarted(bool hasStarted)
    {
        if (Header is not SpoolEntryHeader header)
        {
            return false;
        }

        _file.Write([header.StartedOffset], (byte)(Zero + (hasStarted ? 1 : 0)));
        return true;
    }

    /// <summary>Makes the content durable; has no effect if it already is.</summary>
    /// <exception cref="SpoolException">The disk fails.</exception>
    public void Flush() => _file.Flush();

    /// <summary>Deletes the file; returns false if the disk does not allow it.</summary>
    public bool TryDelete()
    {
        bool isDeleted = _file.TryDelete();
        _store.Usage.Add(isDeleted ? -_file.Length : 0);
        return isDeleted;
    }

    /// <summary>Records that the writer has ended. This is only a hint: the lock takes precedence.</summary>
    public void MarkClosed()
    {
        try
        {
            _file.Write(Header is SpoolEntryHeader header ? [header.OpenOffset] : [], Zero);
        }
        catch (SpoolException)
        {
            // The entry is complete without this mark.
        }
    }

    /// <summary>Closes and unlocks the file.</summary>
    public void Dispose()
    {
        _file.Dispose();
        _lines?.Dispose();
    }

    private void Start(byte[] header)
    {
        try
        {
            WriteAtEnd(header, header.Length);
        }
        catch (SpoolException)
        {
            TryDelete();
            Dispose();
            throw;
        }
    }

    // Whole lines that were written before the failure cannot be removed. Their metrics are not in the spool, so no later run may send them.
    private void Discard(IReadOnlyList<long> offsets)
    {
        try
        {
            long end = _file.ActualLength;
            _file.Write(offsets.Where(offset => offset < end), SpoolLineStatus.Settled);
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            // A later run sends them as well.
        }
    }

    private long Append(byte[] bytes, int count)
    {
        long start = _file.Length;
        if (start + count > SpoolEntryReader.MaxSize || _file.IsBroken)
        {
            throw new SpoolException(SpoolProblem.LimitReached, MessageText.Format(Strings.SpoolEntryTooLarge, Path));
        }

        _store.Usage.ThrowIfFull(count);
        WriteAtEnd(bytes, count);
        return start;
    }

    private void WriteAtEnd(byte[] bytes, int count)
    {
        _file.Append(bytes, count);
        _store.Usage.Add(count);
    }
}
