using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace AomTools.Benchmarks.Fleet;

/// <summary>
/// A file of a spool that is open only while it is read or written: a fleet that waits for a retry would hold more files than a process may open.
/// </summary>
internal sealed class FleetFile(string path, SafeFileHandle placeholder, Action<string> close) : FileStream(placeholder, FileAccess.ReadWrite, 0)
{
    private long _position;
    private bool _isClosed;

    public override string Name => path;

    public override bool CanSeek => true;

    public override long Length => new FileInfo(path).Length;

    public override long Position
    {
        get => _position;
        set => _position = value;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        using FileStream file = Open();
        int read = file.Read(buffer, offset, count);
        _position += read;
        return read;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        using FileStream file = Open();
        file.Write(buffer, offset, count);
        _position += count;
    }

    public override void SetLength(long value)
    {
        using FileStream file = Open();
        file.SetLength(value);
    }

    public override void Flush()
    {
    }

    public override void Flush(bool flushToDisk)
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (!_isClosed)
        {
            _isClosed = true;
            close(path);
        }

        base.Dispose(disposing);
    }

    private FileStream Open() => new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0) { Position = _position };
}
