using System.Collections.Generic;
using System.Linq;

namespace AomTools.Delivery.Spool;

/// <summary>The requests without a response that an entry records.</summary>
internal sealed class SpoolAttempts
{
    // Each recorded request takes time during replay. Beyond this number, requests count as unknown.
    private const int MaxCount = 64;

    private readonly List<LostAttempt> _earlier = [];
    private readonly HashSet<string> _earlierRuns = [];
    private readonly Dictionary<string, (long Offset, List<int> Ids)> _own = [];
    private readonly HashSet<int> _recorded = [];

    /// <summary>The requests of earlier runs.</summary>
    public IReadOnlyList<LostAttempt> Earlier => _earlier;

    /// <summary>True if no more requests should be added.</summary>
    public bool IsFull => _earlier.Count + _own.Count >= MaxCount;

    /// <summary>Adds a request that an earlier run recorded. A damaged or repeated record is ignored.</summary>
    public void AddEarlier(string runs, IEnumerable<AomMetric> metrics)
    {
        if (_earlierRuns.Add(runs) && new LostAttempt(0, metrics) is { Metrics.Count: > 0 } attempt)
        {
            _earlier.Add(attempt);
        }
    }

    /// <summary>Records that a request of this run carried the same metrics as a recorded one; returns false if there is none.</summary>
    public bool TryReuse(int id, string runs)
    {
        bool isOwn = _own.TryGetValue(runs, out (long Offset, List<int> Ids) known);
        if (isOwn)
        {
            known.Ids.Add(id);
        }

        if (!isOwn && !_earlierRuns.Contains(runs))
        {
            return false;
        }

        _recorded.Add(id);
        return true;
    }

    /// <summary>Adds a request of this run.</summary>
    public void Add(int id, string runs, long offset)
    {
        _own.Add(runs, (offset, [id]));
        _recorded.Add(id);
    }

    /// <summary>True if the entry records this request.</summary>
    public bool IsRecorded(int id) => _recorded.Contains(id);

    /// <summary>True if an earlier run recorded a request that carried the metric.</summary>
    public bool HasEarlier(AomMetric metric) => _earlier.Exists(attempt => attempt.Contains(metric));

    /// <summary>Removes and returns the lines of this run whose requests all have a response.</summary>
    public List<long> TakeAnswered(HashSet<int> lost)
    {
        List<long> answered = [];
        foreach (KeyValuePair<string, (long Offset, List<int> Ids)> line in _own.Where(line => !line.Value.Ids.Exists(lost.Contains)).ToArray())
        {
            answered.Add(line.Value.Offset);
            _own.Remove(line.Key);
        }

        return answered;
    }
}
