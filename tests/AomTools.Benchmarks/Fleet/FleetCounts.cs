using System;
using System.Collections.Generic;

namespace AomTools.Benchmarks.Fleet;

/// <summary>Counts the requests of a fleet by second, for the limits and the report.</summary>
internal sealed class FleetCounts(VirtualTime time)
{
    private readonly object _gate = new();
    private readonly SortedDictionary<int, FleetSecond> _seconds = [];

    public IReadOnlyDictionary<int, FleetSecond> Seconds => _seconds;

    /// <summary>Counts a request in the current second.</summary>
    public T Count<T>(Func<FleetSecond, T> count)
    {
        lock (_gate)
        {
            int at = (int)time.Elapsed.TotalSeconds;
            if (!_seconds.TryGetValue(at, out FleetSecond? second))
            {
                _seconds.Add(at, second = new FleetSecond());
            }

            return count(second);
        }
    }
}
