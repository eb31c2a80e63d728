using System;
using System.Collections.Generic;
using System.IO;

namespace AomTools.Delivery.Spool;

/// <summary>The locked file of an entry. It grows at its end, and single bytes change in place. Each failure names its cause.</summary>
internal sealed class SpoolFile(FileStream file, SpoolDisk disk) : IDisposable
{
    private readonly byte[] _byte = new byte[1];
    private bool _isAtEnd;
    private bool _isFlushed;

    public string Path { get; } = file.Name;

    public long Length { get; private set; } = file.Length;

    /// <summary>The length on the disk. Some file systems write only the part that fits, and report success.</summary>
    public long ActualLength => file.Length;

    /// <summary>True if the file ends with an incomplete line, so that nothing may follow.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Appends bytes immediately. When the method returns, the bytes outlive this process.</summary>
    /// <exception cref="SpoolException">The disk fails.</exception>
    public void Append(byte[] bytes, int count)
    {
        try
        {
            if (!_isAtEnd)
            {
                file.Position = Length;
            }

            _isAtEnd = _isFlushed = false;
            file.Write(bytes, 0, count);
            _isAtEnd = true;
            Length += count;
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            TruncateBack();
            throw DiskError.From(error, Path);
        }
    }

    /// <summary>Writes a byte at each of the offsets.</summary>
    /// <exception cref="SpoolException">The disk fails.</exception>
    public void Write(IEnumerable<long> offsets, byte value)
    {
        try
        {
            _isAtEnd = _isFlushed = false;
            _byte[0] = value;
            foreach (long offset in offsets)
            {
                file.Position = offset;
                file.Write(_byte, 0, 1);
            }
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            throw DiskError.From(error, Path);
        }
    }

    /// <summary>Makes the content durable; has no effect if it already is.</summary>
    /// <exception cref="SpoolException">The disk fails.</exception>
    public void Flush()
    {
        if (_isFlushed)
        {
            return;
        }

        try
        {
            disk.Flush(file);
            _isFlushed = true;
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            throw DiskError.From(error, Path);
        }
    }

    /// <summary>Deletes the file; returns false if the disk does not allow it.</summary>
    public bool TryDelete()
    {
        try
        {
            disk.Delete(Path);
            return true;
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            return false;
        }
    }

    public void Dispose() => file.Dispose();

    // An incomplete line may have been written. If it stays, or an earlier line was cut off, nothing may follow.
    private void TruncateBack()
    {
        try
        {
            IsBroken = file.Length < Length;
            file.SetLength(IsBroken ? file.Length : Length);
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            IsBroken = true;
        }
    }
}
