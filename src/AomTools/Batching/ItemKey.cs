using System;
using AomTools.Metrics;

namespace AomTools.Batching;

/// <summary>The resource and collect time that the metrics of an item share.</summary>
internal readonly struct ItemKey(MetricResource resource, long collectTime) : IEquatable<ItemKey>
{
    private readonly MetricResource _resource = resource;
    private readonly long _collectTime = collectTime;

    public bool Equals(ItemKey other) => _collectTime == other._collectTime && _resource.Equals(other._resource);

    public override bool Equals(object? obj) => obj is ItemKey other && Equals(other);

    public override int GetHashCode() => unchecked((_resource.GetHashCode() * 31) + _collectTime.GetHashCode());
}
