using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Metrics;

namespace AomTools.Batching;

/// <summary>Values that share namespace, dimensions and time, as they stand in one item on the wire; knows its exact size in bytes.</summary>
internal sealed class MetricItem : IComparable<MetricItem>, IDisposable
{
    // Room for the some thirty values that a process or a disk has; what a larger item needed is given back.
    private const int KeptBytes = 4096;

    private readonly List<AomMetric> _values = [];
    private readonly BodyBuffer _encoded = new(0);

    public MetricResource Resource { get; private set; } = null!;

    public long CollectTime { get; private set; }

    /// <summary>The place in the order of arrival, which decides between items of one time.</summary>
    public long Arrival { get; private set; }

    /// <summary>Which part of a split item this is; 0 for a whole one.</summary>
    public int Part { get; private set; }

    /// <summary>The exact size in a body, without the comma before it.</summary>
    public int Bytes { get; private set; }

    /// <summary>The next item of this subject in time, while a wave is carved.</summary>
    public MetricItem? Next { get; set; }

    /// <summary>True once a wave has taken it.</summary>
    public bool IsTaken { get; set; }

    public IReadOnlyList<AomMetric> Values => _values;

    /// <summary>Begins an item anew, so that items can be used again without an allocation.</summary>
    public MetricItem Reset(MetricResource resource, long collectTime, long arrival, int part = 0)
    {
        Resource = resource;
        CollectTime = collectTime;
        Arrival = arrival;
        Part = part;
        IsTaken = false;
        Bytes = ItemEncoder.FrameSize(resource, collectTime);
        _values.Clear();
        _encoded.Clear();
        return this;
    }

    /// <summary>Adds a value of the same subject and time and encodes it, once and for all; gives the bytes that it adds.</summary>
    public int Add(AomMetric metric)
    {
        int before = _encoded.Length;
        if (_values.Count > 0)
        {
            _encoded.Reserve(1);
            _encoded.Write((byte)',');
        }

        ItemEncoder.WriteValue(_encoded, metric);
        _values.Add(metric);
        Bytes += _encoded.Length - before;
        return _encoded.Length - before;
    }

    /// <summary>Takes values off the end until at most <paramref name="limit"/> bytes are left, and gives them in their order; a value alone stays.</summary>
    public List<AomMetric> TakeOverflow(int limit)
    {
        int keep = _values.Count;
        for (int bytes = Bytes; bytes > limit && keep > 1; keep--)
        {
            bytes -= ItemEncoder.ValueSize(_values[keep - 1]) + 1;
        }

        AomMetric[] all = [.. _values];
        Reset(Resource, CollectTime, Arrival, Part);
        for (int i = 0; i < keep; i++)
        {
            Add(all[i]);
        }

        return [.. all.Skip(keep)];
    }

    /// <summary>By time, then by arrival, then by part.</summary>
    public int CompareTo(MetricItem? other)
    {
        int order = CollectTime.CompareTo(other!.CollectTime);
        order = order != 0 ? order : Arrival.CompareTo(other.Arrival);
        return order != 0 ? order : Part.CompareTo(other.Part);
    }

    public void Write(BodyBuffer body)
    {
        ItemEncoder.BeginItem(body, Resource, CollectTime);
        body.Write(_encoded.Written);
        ItemEncoder.EndItem(body);
    }

    /// <summary>After its batch is settled: lets the metrics go, and memory that few items need. It can be begun anew.</summary>
    public void Dispose()
    {
        _values.Clear();
        Next = null;
        if (_encoded.Capacity > KeptBytes)
        {
            _encoded.Dispose();
        }
    }
}
