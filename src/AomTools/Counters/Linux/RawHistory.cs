using System;
using System.Collections.Generic;

namespace AomTools.Counters.Linux;

/// <summary>The raw values of each instance at the previous reading. An instance that is missing in a reading starts over when it returns.</summary>
internal sealed class RawHistory<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, Entry> _entries = [];
    private readonly List<TKey> _gone = [];
    private int _reading;

    /// <summary>Stores the values and returns the previous ones; empty if there are none.</summary>
    public ReadOnlySpan<ulong> Exchange(TKey key, ReadOnlySpan<ulong> values)
    {
        if (!_entries.TryGetValue(key, out Entry? entry))
        {
            entry = new Entry(values.Length);
            _entries.Add(key, entry);
        }

        (entry.Before, entry.Now) = (entry.Now, entry.Before);
        values.CopyTo(entry.Now);
        bool isKnown = entry.HasValues;
        entry.HasValues = true;
        entry.Reading = _reading;
        return isKnown ? entry.Before : default;
    }

    /// <summary>Removes the instances that the reading did not contain.</summary>
    public void EndReading()
    {
        foreach (KeyValuePair<TKey, Entry> pair in _entries)
        {
            if (pair.Value.Reading != _reading)
            {
                _gone.Add(pair.Key);
            }
        }

        _gone.ForEach(key => _entries.Remove(key));
        _gone.Clear();
        _reading++;
    }

    private sealed class Entry(int width)
    {
        public ulong[] Before { get; set; } = new ulong[width];

        public ulong[] Now { get; set; } = new ulong[width];

        public bool HasValues { get; set; }

        public int Reading { get; set; }
    }
}
