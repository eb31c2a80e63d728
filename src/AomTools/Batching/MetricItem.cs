using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Metrics;

namespace AomTools.Batching;

/// <summary>Metrics of one resource and collect time: one item on the wire, with its exact size.</summary>
internal sealed class MetricItem : IComparable<MetricItem>, IDisposable
{
    // Enough for about 30 metrics of a process or disk. A larger buffer is released.
    private const int MaxReusedBytes = 4096;

    private readonly List<AomMetric> _metrics = [];
    private readonly BodyBuffer _encoded = new(0);
    private readonly NameIndex _names = new();

    // The values that are sent, if some metrics repeat the name of an earlier one; otherwise null.
    private List<AomMetric>? _sent;

    public MetricResource Resource { get; private set; } = null!;

    public long CollectTime { get; private set; }

    /// <summary>The order of arrival, which sorts items of the same time.</summary>
    public long Arrival { get; private set; }

    /// <summary>The part of a split item; 0 for the first.</summary>
    public int Part { get; private set; }

    /// <summary>The exact size in a body in bytes, without the comma before it.</summary>
    public int Bytes { get; private set; }

    /// <summary>The next item of this resource in time order, while a batch group is packed.</summary>
    public MetricItem? Next { get; set; }

    /// <summary>True once the item is in a batch.</summary>
    public bool IsPacked { get; set; }

    public IReadOnlyList<AomMetric> Metrics => _metrics;

    /// <summary>Reuses the item for another resource and time without an allocation.</summary>
    public MetricItem Reset(MetricResource resource, long collectTime, long arrival, int part = 0)
    {
        Resource = resource;
        CollectTime = collectTime;
        Arrival = arrival;
        Part = part;
        IsPacked = false;
        Bytes = ItemEncoder.EmptyItemSize(resource, collectTime);
        _metrics.Clear();
        _names.Clear();
        _sent = null;
        _encoded.Clear();
        return this;
    }

    /// <summary>Adds and encodes a metric of this resource and time; returns the number of bytes added.</summary>
    /// <remarks>AOM keeps one value per series and time. Of two metrics with one name, only the later is sent, and both share its outcome.</remarks>
    public int Add(AomMetric metric)
    {
        int before = _encoded.Length;
        if (_names.TryAdd(_sent ?? _metrics, metric, out int earlier))
        {
            Encode(metric);
            _sent?.Add(metric);
        }
        else
        {
            _sent ??= [.. _metrics];
            _sent[earlier] = metric;
            _encoded.Clear();
            _sent.ForEach(Encode);
        }

        _metrics.Add(metric);
        Bytes += _encoded.Length - before;
        return _encoded.Length - before;
    }

    /// <summary>Removes metrics from the end until at most <paramref name="limit"/> bytes remain; returns them in order. One metric always remains.</summary>
    public List<AomMetric> TakeOverflow(int limit)
    {
        AomMetric[] all = [.. _metrics];
        int count = _sent is null ? CountFitting(limit) : CountFittingOneByOne(all, limit);
        Reset(Resource, CollectTime, Arrival, Part);
        for (int i = 0; i < count; i++)
        {
            Add(all[i]);
        }

        return [.. all.Skip(count)];
    }

    private int CountFitting(int limit)
    {
        int count = _metrics.Count;
        for (int bytes = Bytes; bytes > limit && count > 1; count--)
        {
            bytes -= ItemEncoder.MetricSize(_metrics[count - 1]) + 1;
        }

        return count;
    }

    // The size of a metric depends on the earlier ones with its name.
    private int CountFittingOneByOne(AomMetric[] all, int limit)
    {
        Reset(Resource, CollectTime, Arrival, Part);
        int count = 0;
        while (count < all.Length && (Bytes <= limit || count <= 1))
        {
            Add(all[count++]);
        }

        return Bytes > limit && count > 1 ? count - 1 : count;
    }

    private void Encode(AomMetric metric)
    {
        if (_encoded.Length > 0)
        {
            _encoded.Reserve(1);
            _encoded.Write((byte)',');
        }

        ItemEncoder.WriteValue(_encoded, metric);
    }

    /// <summary>Compares by time, then by arrival, then by part.</summary>
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

    /// <summary>Releases the metrics and an unusually large buffer; the item can be reset afterwards.</summary>
    public void Dispose()
    {
        _metrics.Clear();
        _names.Clear();
        _sent = null;
        Next = null;
        if (_encoded.Capacity > MaxReusedBytes)
        {
            _encoded.Dispose();
        }
    }
}
