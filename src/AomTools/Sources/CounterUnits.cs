using System;
using System.Collections.Generic;
using System.Linq;

namespace AomTools.Sources;

/// <summary>Finds the unit of a counter by its set, then by its name, then by its type.</summary>
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

    /// <summary>Returns the unit that the set and the counter determine, by texts of a path or by names for AOM; null if they do not determine one.</summary>
    public static string? Find(string set, string counter) => CounterSetUnits.Find(set, counter) ?? CounterNameUnits.Find(counter);

    /// <summary>Returns the unit of values of a counter type; <c>Count</c> if the type does not determine one.</summary>
    public static string OfType(string counterType) =>
        Array.Find(s_byType, entry => counterType.IndexOf(entry.Part, StringComparison.Ordinal) >= 0).Unit ?? "Count";
}
