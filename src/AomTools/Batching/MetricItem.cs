using System;
using System.Collections.Generic;
using AomTools.Metrics;

namespace AomTools.Batching;

/// <summary>Values that share namespace, dimensions and time, as they stand in one item on the wire; knows its exact size in bytes.</summary>
internal sealed class MetricItem : IComparable<MetricItem>
{
    private readonly List<AomMetric> _values = [];

    public MetricSubject Subject { get; private set; } = null!;

    public long CollectTime { get; private set; }

    /// <summary>The place in the order of arrival, which decides between items of one time.</summary>
    public long Arrival { get; private set; }

    /// <summary>Which part of a split item this is; 0 for a whole one.</summary>
    public int Part { get; private set; }

    /// <summary>The exact size in a body, without the comma before it.</summary>
    public int Bytes { get; private set; }

    public IReadOnlyList<AomMetric> Values => _values;

    /// <summary>Begins an item anew, so that items can be used again without an allocation.</summary>
    public MetricItem Begin(MetricSubject subject, long collectTime, long arrival, int part = 0)
    {
        Subject = subject;
        CollectTime = collectTime;
        Arrival = arrival;
        Part = part;
        Bytes = ItemEncoder.FrameSize(subject, collectTime);
        _values.Clear();
        return this;
    }

    /// <summary>Adds a value of the same subject and time; gives the bytes that it adds.</summary>
    public int Add(AomMetric metric)
    {
        int added = ItemEncoder.ValueSize(metric) + (_values.Count > 0 ? 1 : 0);
        _values.Add(metric);
        Bytes += added;
        return added;
    }

    /// <summary>Takes values off the end until at most <paramref name="limit"/> bytes are left, and gives them in their order; a value alone stays.</summary>
    public List<AomMetric> TakeOverflow(int limit)
    {
        List<AomMetric> overflow = [];
        while (Bytes > limit && _values.Count > 1)
        {
            AomMetric last = _values[_values.Count - 1];
            _values.RemoveAt(_values.Count - 1);
            Bytes -= ItemEncoder.ValueSize(last) + 1;
            overflow.Add(last);
        }

        overflow.Reverse();
        return overflow;
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
        ItemEncoder.BeginItem(body, Subject, CollectTime);
        for (int i = 0; i < _values.Count; i++)
        {
            if (i > 0)
            {
                body.Write((byte)',');
            }

            ItemEncoder.WriteValue(body, _values[i]);
        }

        ItemEncoder.EndItem(body);
    }
}
