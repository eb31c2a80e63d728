using System;
using System.Collections.Generic;

namespace AomTools.Sources;

/// <summary>
/// Decides which counters count things, so that their whole values are sent as int: by type, or by name for recorded counters without a type.
/// </summary>
internal static class IntegerCounters
{
    // Windows counters that are always whole, as words.
    private static readonly HashSet<string> s_names =
    [
        "threads", "processes", "thread count", "handle count", "priority base", "id process", "creating process id", "current disk queue length", "processor queue length",
        "output queue length", "connections established", "current connections", "current anonymous users", "user connections", "logical connections", "processes blocked",
        "current queue size", "worker process restarts", "requests queued", "requests current", "requests in application queue", "active sessions", "inactive sessions", "total sessions",
        "page life expectancy", "events", "semaphores", "mutexes", "sections", "file locks",
    ];

    /// <summary>True if the values of the counter are counts.</summary>
    public static bool IsCount(string counterType, string counter, string unit)
    {
        if (counterType.Length > 0)
        {
            return counterType.StartsWith("NumberOfItems", StringComparison.Ordinal);
        }

        string words = CounterWords.Join(counter);
        bool average = words.StartsWith("avg ", StringComparison.Ordinal) || words.StartsWith("average ", StringComparison.Ordinal) || words.IndexOf(" per ", StringComparison.Ordinal) >= 0;
        return !average && (unit is "Bytes" or "KB" or "MB" || counter.TrimStart().StartsWith("#", StringComparison.Ordinal) || s_names.Contains(words));
    }
}
