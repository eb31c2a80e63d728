using System;
using System.Buffers;

namespace AomTools.Batching;

/// <summary>A rented array for JSON, returned when the batch is settled. Only Reserve enlarges it.</summary>
internal sealed class BodyBuffer(int capacity) : IDisposable
{
    private byte[] _bytes = capacity == 0 ? [] : ArrayPool<byte>.Shared.Rent(capacity + Slack);

    public int Length { get; private set; }

    public int Capacity => _bytes.Length;

    public ArraySegment<byte> Written => new(_bytes, 0, Length);

    // A number is written before its length is known, so leave space for the longest one.
    private static int Slack => Compat.NumberText.MaxLength;

    /// <summary>Ensures space for this many bytes and a number after them.</summary>
    public void Reserve(int size)
    {
        int needed = Length + size + Slack;
        if (needed > _bytes.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _bytes.Length * 2));
            Buffer.BlockCopy(_bytes, 0, larger, 0, Length);
            Return();
            _bytes = larger;
        }
    }

    public void Write(byte value) => _bytes[Length++] = value;

    public void Write(byte[] bytes) => Write(new ArraySegment<byte>(bytes));

    public void Write(ArraySegment<byte> bytes)
    {
        Buffer.BlockCopy(bytes.Array!, bytes.Offset, _bytes, Length, bytes.Count);
        Length += bytes.Count;
    }

    /// <summary>Returns the next bytes to write to; <see cref="Advance"/> completes the write.</summary>
    public Span<byte> GetSpan(int size) => new(_bytes, Length, size);

    public void Advance(int count) => Length += count;

    /// <summary>Removes the content and keeps the memory.</summary>
    public void Clear() => Length = 0;

    /// <summary>Removes everything after the first bytes.</summary>
    public void Truncate(int length) => Length = length;

    public void Dispose()
    {
        Return();
        _bytes = [];
        Length = 0;
    }

    private void Return()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }
    }
}
