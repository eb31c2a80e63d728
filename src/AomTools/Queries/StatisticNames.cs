using System;
using System.Collections.Generic;
using System.Linq;

namespace AomTools.Queries;

/// <summary>The names of statistics in requests and responses. The names of properties differ only in case.</summary>
internal static class StatisticNames
{
    public static readonly (Statistics Flag, string Name)[] All =
        [(Statistics.Average, "average"), (Statistics.Minimum, "minimum"), (Statistics.Maximum, "maximum"), (Statistics.Sum, "sum"), (Statistics.SampleCount, "sampleCount")];

    /// <summary>Combines names; without names, returns all statistics.</summary>
    public static Statistics Parse(IReadOnlyCollection<string>? names) => names is null or { Count: 0 }
        ? Statistics.All
        : All.Where(entry => names.Contains(entry.Name, StringComparer.OrdinalIgnoreCase)).Aggregate(Statistics.None, static (flags, entry) => flags | entry.Flag);
}
