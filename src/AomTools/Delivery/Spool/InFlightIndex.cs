using System;
using System.Collections.Generic;
using System.Linq;

namespace AomTools.Delivery.Spool;

/// <summary>Finds the lines of metrics in the entries in flight. A request mostly carries metrics in the order in which they entered.</summary>
internal sealed class InFlightIndex
{
    private readonly SpoolEntryFile[] _entries;
    private readonly AomMetric[] _metrics;
    private readonly long[] _offsets;
    private readonly int[] _starts;
    private Dictionary<AomMetric, int>? _firstIndexes;
    private Dictionary<AomMetric, int>? _allIndexes;
    private int _next;

    /// <summary>Indexes the current pending metrics of the entries.</summary>
    public InFlightIndex(IReadOnlyList<SpoolEntryFile> entries)
    {
        _entries = [.. entries];
        _metrics = [.. entries.SelectMany(static entry => entry.Metrics)];
        _offsets = [.. entries.SelectMany(static entry => entry.Offsets)];
        _starts = new int[entries.Count];
        for (int i = 1; i < entries.Count; i++)
        {
            _starts[i] = _starts[i - 1] + entries[i - 1].Metrics.Count;
        }
    }

    /// <summary>Returns the lines of the metrics for each entry that holds some of them. Metrics without a line are skipped.</summary>
    public IEnumerable<(SpoolEntryFile Entry, string Runs)> FindRuns(IEnumerable<AomMetric> metrics)
    {
        List<int> indexes = [];
        bool isSorted = true;
        foreach (AomMetric metric in metrics)
        {
            if (Find(metric) is int index and >= 0)
            {
                isSorted &= indexes.Count == 0 || indexes[indexes.Count - 1] < index;
                indexes.Add(index);
            }
        }

        if (!isSorted)
        {
            indexes.Sort();
        }

        for (int start = 0; start < indexes.Count;)
        {
            int entry = FindEntry(indexes[start]);
            int limit = entry + 1 < _starts.Length ? _starts[entry + 1] : _metrics.Length;
            int end = start;
            while (end < indexes.Count && indexes[end] < limit)
            {
                end++;
            }

            yield return (_entries[entry], SpoolAttemptLine.FormatRuns(_offsets, indexes.GetRange(start, end - start)));
            start = end;
        }
    }

    private int Find(AomMetric metric)
    {
        if (_next < _metrics.Length && ReferenceEquals(_metrics[_next], metric))
        {
            return _next++;
        }

        // Metrics of one item entered one after the other, so the first of them is mostly enough.
        _firstIndexes ??= CreateIndexes(IsFirst);
        if (!_firstIndexes.TryGetValue(metric, out int index))
        {
            _allIndexes ??= CreateIndexes(static _ => true);
            index = _allIndexes.TryGetValue(metric, out int found) ? found : -1;
        }

        _next = index + 1;
        return index;
    }

    private bool IsFirst(int index) =>
        index == 0 || _metrics[index].CollectTime != _metrics[index - 1].CollectTime || !ReferenceEquals(_metrics[index].Series.Resource, _metrics[index - 1].Series.Resource);

    private Dictionary<AomMetric, int> CreateIndexes(Func<int, bool> isIncluded)
    {
        Dictionary<AomMetric, int> indexes = [];
        for (int i = 0; i < _metrics.Length; i++)
        {
            if (isIncluded(i))
            {
                indexes[_metrics[i]] = i;
            }
        }

        return indexes;
    }

    // An entry without metrics starts at the index of the next entry.
    private int FindEntry(int index)
    {
        int entry = Array.BinarySearch(_starts, index);
        entry = entry < 0 ? ~entry - 1 : entry;
        while (entry + 1 < _starts.Length && _starts[entry + 1] == _starts[entry])
        {
            entry++;
        }

        return entry;
    }
}
