using System;
using System.Collections.Generic;
using System.IO;
using AomTools.Delivery.Spool;
using AomTools.Tests.Hosting;

namespace AomTools.Tests.Delivery.Spool;

/// <summary>A disk that fills up, denies deletion, and records what is flushed.</summary>
internal sealed class FaultyDisk : SpoolDisk
{
    private readonly List<string> _flushes = [];

    /// <summary>The number of bytes that can still be written.</summary>
    public long FreeBytes { get; set; } = long.MaxValue;

    /// <summary>True if a write of which only a part fits does not fail, as with some network shares.</summary>
    public bool IsSilent { get; set; }

    public bool DeniesDelete { get; set; }

    /// <summary>True if a file cannot be shortened.</summary>
    public bool DeniesTruncate { get; set; }

    /// <summary>The number of write calls.</summary>
    public int Writes { get; private set; }

    /// <summary>The names of the files that were opened.</summary>
    public List<string> Opened { get; } = [];

    /// <summary>How long was waited for files in use.</summary>
    public TimeSpan Waited { get; private set; }

    /// <summary>Runs instead of a wait.</summary>
    public Action? Waiting { get; set; }

    /// <summary>The names of what was flushed since the last call.</summary>
    public string[] TakeFlushes()
    {
        string[] flushes = [.. _flushes];
        _flushes.Clear();
        return flushes;
    }

    public override void Wait(TimeSpan time)
    {
        Waited += time;
        Waiting?.Invoke();
    }

    public override FileStream Open(string path, FileMode mode)
    {
        Opened.Add(Path.GetFileName(path));
        return new LimitedFile(this, path, mode);
    }

    public override void Delete(string path)
    {
        if (DeniesDelete)
        {
            throw new UnauthorizedAccessException("denied");
        }

        base.Delete(path);
    }

    public override void Flush(FileStream file)
    {
        _flushes.Add(Path.GetFileName(file.Name));
        base.Flush(file);
    }

    public override void FlushFolder(string path) => _flushes.Add(Path.GetFileName(path));

    // As a full disk does, it writes the part that fits before it fails.
    private sealed class LimitedFile(FaultyDisk disk, string path, FileMode mode) : FileStream(path, mode, FileAccess.ReadWrite, LockedFile.Exclusive, 1)
    {
        public override void SetLength(long value)
        {
            if (disk.DeniesTruncate)
            {
                throw new IOException("cannot truncate");
            }

            disk.FreeBytes += disk.FreeBytes == long.MaxValue ? 0 : Length - value;
            base.SetLength(value);
        }

        public override void Write(byte[] array, int offset, int count)
        {
            disk.Writes++;
            long growth = Math.Max(0, Position + count - Length);
            if (growth > disk.FreeBytes)
            {
                base.Write(array, offset, (int)(count - growth + disk.FreeBytes));
                bool isSilent = disk.IsSilent && disk.FreeBytes > 0;
                disk.FreeBytes = 0;
                if (isSilent)
                {
                    return;
                }

                throw new IOException("No space left on device", TestPlatform.IsWindows ? unchecked((int)0x80070070) : 28);
            }

            disk.FreeBytes -= growth;
            base.Write(array, offset, count);
        }
    }
}
