using System;
using System.Buffers;

namespace AomTools.Batching;

/// <summary>A body while it is written: one rented array that holds any body within the limit, given back when the batch is settled.</summary>
internal sealed class BodyBuffer : IDisposable
{
    private byte[] _bytes;

    public BodyBuffer(int capacity) => _bytes = ArrayPool<byte>.Shared.Rent(capacity + Slack);

    public int Length { get; private set; }

    public ArraySegment<byte> Written => new(_bytes, 0, Length);

    // A number is written before its length is known: room for the longest one past the end.
    private static int Slack => Compat.NumberText.MaxLength;

    public void Write(byte value) => _bytes[Length++] = value;

    public void Write(byte[] bytes)
    {
        Buffer.BlockCopy(bytes, 0, _bytes, Length, bytes.Length);
        Length += bytes.Length;
    }

    /// <summary>Room to write into; <see cref="Advance"/> says how much was used.</summary>
    public Span<byte> Room(int size) => new(_bytes, Length, size);

    public void Advance(int count) => Length += count;

    /// <summary>Begins anew in the same memory.</summary>
    public void Clear() => Length = 0;

    public void Dispose()
    {
        byte[] bytes = _bytes;
        _bytes = [];
        Length = 0;
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
