using System;
using System.Collections.Generic;
using AomTools.Batching;

namespace AomTools.Delivery.Spool;

/// <summary>Encodes the lines of metrics for one write call.</summary>
internal sealed class SpoolLines : IDisposable
{
    // Larger writes are hardly faster.
    private const int EnoughBytes = 1 << 15;

    private readonly SpoolLine _line = new();
    private readonly BodyBuffer _lines = new(EnoughBytes);
    private readonly List<long> _offsets = [];

    /// <summary>The offset of each encoded line, valid until the next call.</summary>
    public IReadOnlyList<long> Offsets => _offsets;

    /// <summary>Returns the lines of the first metrics, which are valid until the next call. The first line starts at <paramref name="start"/>.</summary>
    public ArraySegment<byte> Encode(ArraySegment<AomMetric> metrics, long start)
    {
        _lines.Clear();
        _offsets.Clear();
        for (int i = 0; i < metrics.Count && _lines.Length < EnoughBytes; i++)
        {
            ArraySegment<byte> line = _line.Encode(metrics.Array![metrics.Offset + i], SpoolLineStatus.Pending);
            _lines.Reserve(line.Count);
            _offsets.Add(start + _lines.Length);
            _lines.Write(line);
        }

        return _lines.Written;
    }

    public void Dispose()
    {
        _line.Dispose();
        _lines.Dispose();
    }
}
