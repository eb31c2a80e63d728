using System;
using System.Collections.Generic;

namespace AomTools.Counters.Sampling;

/// <summary>The user's selected counters of one set. Decides about an instance once, and creates the samples of each reading.</summary>
internal sealed class SetSelection(HostCounterSet set, IReadOnlyList<CounterPattern> patterns, string host, bool includeHidden) : IInstanceHandler
{
    // Short-lived instances must not fill the memory.
    private const int Capacity = 10_000;

    private readonly Dictionary<string, (int Index, string Path)[]> _instances = new(StringComparer.Ordinal);
    private List<AomCounterSample> _samples = [];
    private DateTime _time;

    public HostCounterSet Set { get; } = set;

    /// <summary>Sets the list that receives the next reading.</summary>
    public void Start(List<AomCounterSample> samples, DateTime time) => (_samples, _time) = (samples, time);

    public bool Wants(string? instance, bool isHidden = false) => Find(instance, isHidden).Length > 0;

    public bool Wants(string? instance, int counter, bool isHidden = false) => Array.Exists(Find(instance, isHidden), selected => selected.Index == counter);

    public void Handle(string? instance, bool isHidden, ReadOnlySpan<double> values)
    {
        foreach ((int index, string path) in Find(instance, isHidden))
        {
            if (!double.IsNaN(values[index]) && !double.IsInfinity(values[index]))
            {
                _samples.Add(new AomCounterSample(path, instance, values[index], Set.Counters[index].Unit, _time));
            }
        }
    }

    private (int Index, string Path)[] Find(string? instance, bool isHidden)
    {
        string key = instance ?? string.Empty;
        if (_instances.TryGetValue(key, out (int Index, string Path)[]? known))
        {
            return known;
        }

        if (_instances.Count >= Capacity)
        {
            _instances.Clear();
        }

        (int Index, string Path)[] found = [.. Select(instance, isHidden && !includeHidden)];
        _instances.Add(key, found);
        return found;
    }

    private IEnumerable<(int Index, string Path)> Select(string? instance, bool isHidden)
    {
        for (int i = 0; i < Set.Counters.Count; i++)
        {
            bool any = false;
            foreach (CounterPattern pattern in patterns)
            {
                bool matches = pattern.IsMatch(Set, Set.Counters[i]) && pattern.IsMatch(instance, isHidden);
                pattern.HasMatched |= matches;
                any |= matches;
            }

            if (any)
            {
                yield return (i, "\\\\" + host + Set.GetPath(Set.Counters[i], instance));
            }
        }
    }
}
