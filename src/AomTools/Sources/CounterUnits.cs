using System;
using System.Collections.Generic;
using System.Linq;

namespace AomTools.Sources;

/// <summary>The unit of a counter: by its set if that is known, by its name then, and by its type if neither says it.</summary>
internal static class CounterUnits
{
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

    /// <summary>Every unit that a counter can get.</summary>
    public static IEnumerable<string> All => CounterNameUnits.All.Concat(s_byType.Select(static entry => entry.Unit)).Concat(["Count"]).Distinct();

    /// <summary>The unit that the set and the counter say, in the texts of a path or in names for AOM; null if they do not.</summary>
    public static string? Find(string set, string counter) => CounterSetUnits.Find(set, counter) ?? CounterNameUnits.Find(counter);

    /// <summary>The unit of values of a counter type; <c>Count</c> if the type does not say it.</summary>
    public static string OfType(string counterType) =>
        Array.Find(s_byType, entry => counterType.IndexOf(entry.Part, StringComparison.Ordinal) >= 0).Unit ?? "Count";
}
