using System;
using AomTools.Batching;
using AomTools.Metrics;

namespace AomTools.Delivery.Spool;

/// <summary>
/// Encodes the line of a metric: its status, an item with one value as in a request, and the line end. Adjacent metrics often share a resource and time. The
/// shared part of their lines is encoded once.
/// </summary>
internal sealed class SpoolLine : IDisposable
{
    private readonly BodyBuffer _line = new(MetricLimits.MaxBodyBytes);
    private MetricResource? _resource;
    private long _time;
    private int _startLength;

    /// <summary>Returns the line, which is valid until the next call.</summary>
    public ArraySegment<byte> Encode(AomMetric metric, byte status)
    {
        if (!ReferenceEquals(_resource, metric.Series.Resource) || _time != metric.CollectTime)
        {
            Start(metric.Series.Resource, metric.CollectTime);
        }

        _line.Truncate(_startLength);
        ItemEncoder.WriteValue(_line, metric);
        ItemEncoder.EndItem(_line);
        _line.Write((byte)'\n');
        ArraySegment<byte> line = _line.Written;
        line.Array![line.Offset] = status;
        return line;
    }

    public void Dispose() => _line.Dispose();

    private void Start(MetricResource resource, long time)
    {
        _line.Truncate(0);
        _line.Write(SpoolLineStatus.Pending);
        ItemEncoder.BeginItem(_line, resource, time);
        (_resource, _time, _startLength) = (resource, time, _line.Length);
    }
}
