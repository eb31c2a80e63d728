using System;
using System.Collections.Generic;
using System.IO;
using AomTools.Batching;
using AomTools.Metrics;

namespace AomTools.Delivery.Spool;

/// <summary>Writes to the locked file of an entry: lines at its end, single bytes in place. Each failure names its cause.</summary>
internal sealed class SpoolEntryWriter
{
    private const byte Zero = (byte)'0';

    private readonly SpoolStore _store;
    private readonly FileStream _file;
    private readonly byte[] _mark = new byte[1];
    private BodyBuffer? _line;
    private long _length;
    private bool _isBroken;

    /// <summary>Continues a locked file.</summary>
    public SpoolEntryWriter(SpoolStore store, FileStream file, SpoolEntryHeader? header)
    {
        _store = store;
        _file = file;
        _length = file.Length;
        Path = file.Name;
        Header = header;
    }

    public string Path { get; }

    /// <summary>The first line; null if it is damaged.</summary>
    public SpoolEntryHeader? Header { get; private set; }

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

    /// <summary>Writes the line of a metric at once; returns where it starts.</summary>
    public long Append(AomMetric metric)
    {
        BodyBuffer line = _line ??= new BodyBuffer(MetricLimits.BodyBytesMax);
        SpoolLine.Write(line, metric, SpoolLineStatus.Pending);
        if (_length + line.Length > SpoolEntryReader.SizeMaximum || _isBroken)
        {
            throw new SpoolException(SpoolProblem.LimitReached, MessageText.Format(Strings.SpoolEntryTooLarge, Path));
        }

        _store.Usage.ThrowIfFull(line.Length);
        long start = _length;
        WriteAtEnd(line.Written.Array!, line.Length);
        return start;
    }

    /// <summary>Writes the status byte of each line.</summary>
    public void Mark(IEnumerable<long> offsets, byte status) => Guard(() =>
    {
        foreach (long offset in offsets)
        {
            WriteByte(offset, status);
        }
    });

    /// <summary>Writes whether sending has started to the header; false if that is damaged.</summary>
    public bool TryMarkStarted(bool hasStarted)
    {
        if (Header is not SpoolEntryHeader header)
        {
            return false;
        }

        Guard(() => WriteByte(header.StartedOffset, (byte)(Zero + (hasStarted ? 1 : 0))));
        return true;
    }

    public void Flush() => Guard(() => _store.Disk.Flush(_file));

    /// <summary>Deletes the file; false if the disk does not allow it.</summary>
    public bool TryDelete()
    {
        try
        {
            _store.Disk.Delete(Path);
            _store.Usage.Add(-_length);
            return true;
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            return false;
        }
    }

    /// <summary>Closes and unlocks the file; records that its writer is alive no more if it stays.</summary>
    public void Close(bool stays)
    {
        try
        {
            if (stays && Header is SpoolEntryHeader header)
            {
                WriteByte(header.OpenOffset, Zero);
            }
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            // The digit is a hint only: the lock decides.
        }
        finally
        {
            _file.Dispose();
            _line?.Dispose();
        }
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
            Close(stays: false);
            throw;
        }
    }

    private void WriteAtEnd(byte[] bytes, int count)
    {
        try
        {
            if (_file.Position != _length)
            {
                _file.Position = _length;
            }

            _file.Write(bytes, 0, count);
            _length += count;
            _store.Usage.Add(count);
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            TruncateBack();
            throw DiskError.From(error, Path);
        }
    }

    // Half a line may have been written. If it stays, nothing may follow it.
    private void TruncateBack()
    {
        try
        {
            _file.SetLength(_length);
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            _isBroken = true;
        }
    }

    private void WriteByte(long offset, byte value)
    {
        _mark[0] = value;
        _file.Position = offset;
        _file.Write(_mark, 0, 1);
    }

    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            throw DiskError.From(error, Path);
        }
    }
}
