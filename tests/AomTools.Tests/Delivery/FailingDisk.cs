using System;
using System.IO;
using AomTools.Delivery.Spool;

namespace AomTools.Tests.Delivery;

/// <summary>A disk that is full now and then: one operation in eight fails, but for opening what is there, in an order that the seed gives.</summary>
internal sealed class FailingDisk(int seed) : SpoolDisk
{
    private readonly Random _random = new(seed);

    public override FileStream Open(string path, FileMode mode)
    {
        if (mode != FileMode.Open)
        {
            MayFail();
        }

        return new FailingFile(this, path, mode);
    }

    public override void Delete(string path)
    {
        MayFail();
        base.Delete(path);
    }

    public override void Move(string from, string to)
    {
        MayFail();
        base.Move(from, to);
    }

    public override void Flush(FileStream file)
    {
        MayFail();
        base.Flush(file);
    }

    private void MayFail()
    {
        lock (_random)
        {
            if (_random.Next(8) == 0)
            {
                throw new IOException("No space left on device.");
            }
        }
    }

    private sealed class FailingFile(FailingDisk disk, string path, FileMode mode) : FileStream(path, mode, FileAccess.ReadWrite, FileShare.None, 1)
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            disk.MayFail();
            base.Write(buffer, offset, count);
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            disk.MayFail();
            base.Write(buffer);
        }
    }
}
