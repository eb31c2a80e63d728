using System;
using System.Buffers;
using System.IO;

namespace AomTools.Delivery.Spool;

/// <summary>Splits a file into lines; skips lines longer than the spool writes.</summary>
internal sealed class SpoolLineReader(Stream file) : IDisposable
{
    /// <summary>More than the length of the longest item that the limits allow.</summary>
    public const int MaxLine = 64 * 1024;

    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(MaxLine * 2);
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <summary>The offset of the current line in the file.</summary>
    public long Offset { get; private set; }

    /// <summary>The length of the current line in bytes, with its line end.</summary>
    public long Length { get; private set; }

    /// <summary>The text of the current line, without its line end; empty if the line is too long.</summary>
    public ReadOnlyMemory<byte> Text { get; private set; }

    /// <summary>The first byte of the current line, even if the line is too long; 0 if it is empty.</summary>
    public byte First { get; private set; }

    /// <summary>Reads the next line; the last one may lack its line end.</summary>
    public bool Read()
    {
        Offset += Length;
        Length = 0;
        int searched = _start;
        while (true)
        {
            int found = Array.IndexOf(_buffer, (byte)'\n', searched, _end - searched);
            if (found >= 0)
            {
                return Take(found - _start, 1);
            }

            searched = _end;
            if (_isAtEnd)
            {
                return (_end > _start || Length > 0) && Take(_end - _start, 0);
            }

            Fill(ref searched);
        }
    }

    /// <summary>Returns the buffer, which invalidates the text of the last line.</summary>
    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private bool Take(int length, int ending)
    {
        if (Length == 0)
        {
            First = length > 0 ? _buffer[_start] : (byte)0;
        }

        Text = Length > 0 || length > MaxLine ? default : new ReadOnlyMemory<byte>(_buffer, _start, length);
        _start += length + ending;
        Length += length + ending;
        return true;
    }

    private void Fill(ref int searched)
    {
        if (_end - _start > MaxLine)
        {
            // The spool does not write lines of this length: skip to the end of the line.
            First = Length == 0 ? _buffer[_start] : First;
            Length += _end - _start;
            _start = _end = searched = 0;
        }
        else if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            searched -= _start;
            _end -= _start;
            _start = 0;
        }

        int read = file.Read(_buffer, _end, _buffer.Length - _end);
        _isAtEnd = read == 0;
        _end += read;
    }
}
