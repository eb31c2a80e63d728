using System;
using AomTools.Metrics;

namespace AomTools.Batching;

/// <summary>What makes values share an item: subject and time.</summary>
internal readonly struct ItemKey(MetricSubject subject, long collectTime) : IEquatable<ItemKey>
{
    private readonly MetricSubject _subject = subject;
    private readonly long _collectTime = collectTime;

    public bool Equals(ItemKey other) => _collectTime == other._collectTime && _subject.Equals(other._subject);

    public override bool Equals(object? obj) => obj is ItemKey other && Equals(other);

    public override int GetHashCode() => unchecked((_subject.GetHashCode() * 31) + _collectTime.GetHashCode());
}
