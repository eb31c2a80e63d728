using System;
using System.Buffers;
using System.Collections.Generic;

namespace AomTools.Http;

/// <summary>Collects a body of unknown length in pooled pieces, so that a large body is allocated once, in its exact size.</summary>
internal sealed class ContentBuffer : IDisposable
{
    // Smaller than large objects, which only a full collection frees.
    private const int PieceSize = 64 * 1024;

    private readonly List<byte[]> _pieces = [];
    private int _used = PieceSize;

    /// <summary>The number of bytes so far.</summary>
    public int Length => (_pieces.Count * PieceSize) - (PieceSize - _used);

    public void Append(byte[] source, int count)
    {
        for (int at = 0; at < count;)
        {
            if (_used == PieceSize)
            {
                _pieces.Add(ArrayPool<byte>.Shared.Rent(PieceSize));
                _used = 0;
            }

            int part = Math.Min(count - at, PieceSize - _used);
            Buffer.BlockCopy(source, at, _pieces[_pieces.Count - 1], _used, part);
            _used += part;
            at += part;
        }
    }

    public byte[] ToArray()
    {
        byte[] all = new byte[Length];
        for (int i = 0; i < _pieces.Count; i++)
        {
            Buffer.BlockCopy(_pieces[i], 0, all, i * PieceSize, Math.Min(PieceSize, all.Length - (i * PieceSize)));
        }

        return all;
    }

    public void Dispose()
    {
        _pieces.ForEach(static piece => ArrayPool<byte>.Shared.Return(piece));
        _pieces.Clear();
    }
}
