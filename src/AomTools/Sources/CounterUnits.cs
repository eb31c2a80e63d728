using System;
using System.Collections.Generic;
using System.Linq;

namespace AomTools.Sources;

/// <summary>Finds the unit of a counter by its name, then by its type. Add units to these tables.</summary>
internal static class CounterUnits
{
    // Part of the lower-case counter name → unit; the first match is used.
    private static readonly (string Part, string Unit)[] s_byName =
    [
        ("bits/sec", "bit/s"),
        ("bandwidth", "bit/s"),
        ("/sec", "Count/s"),
        ("disk sec/", "s"),
        ("mbytes", "MB"),
        ("megabytes", "MB"),
        ("kbytes", "KB"),
        ("kilobytes", "KB"),
        ("bytes", "Bytes"),
        ("(ms)", "ms"),
        ("msec", "ms"),
        ("milliseconds", "ms"),
        ("time (s)", "s"),
        ("lifetime (s)", "s"),
        ("uptime", "s"),
        ("elapsed time", "s"),
    ];

    // Part of the counter type's name → unit.
    private static readonly (string Part, string Unit)[] s_byType =
    [
        ("RawFraction", "Percent"),
        ("SampleFraction", "Percent"),
        ("CounterTimer", "Percent"),
        ("Timer100Ns", "Percent"),
        ("CounterMultiTimer", "Percent"),
        ("RateOfCountsPerSecond", "Count/s"),
        ("ElapsedTime", "s"),
        ("AverageTimer", "s"),
        ("AverageCount64", "Count/op"),
    ];

    /// <summary>Every unit that a counter can have.</summary>
    public static IEnumerable<string> All => s_byName.Concat(s_byType).Select(static entry => entry.Unit).Concat(["Percent", "Bytes/s", "Count"]).Distinct();

    public static string GetUnit(string counter, string? counterType)
    {
        string name = counter.Trim().ToLowerInvariant();
        if (name.StartsWith("%", StringComparison.Ordinal) || name.EndsWith("percent", StringComparison.Ordinal) || name.EndsWith(" %", StringComparison.Ordinal))
        {
            return "Percent";
        }

        // Matches "Disk Read Bytes/sec" and "Bytes Sent/sec" alike.
        if (name.EndsWith("/sec", StringComparison.Ordinal) && name.IndexOf("bytes", StringComparison.Ordinal) >= 0)
        {
            return "Bytes/s";
        }

        return Find(s_byName, name) ?? (counterType is null ? null : Find(s_byType, counterType)) ?? "Count";
    }

    private static string? Find((string Part, string Unit)[] table, string text)
    {
        foreach ((string part, string unit) in table)
        {
            if (text.IndexOf(part, StringComparison.Ordinal) >= 0)
            {
                return unit;
            }
        }

        return null;
    }
}
