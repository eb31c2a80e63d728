using AomTools.Metrics;

namespace AomTools.Sources;

/// <summary>What a counter path means for AOM: its series, and how the type of its values is chosen.</summary>
internal sealed class CounterMapping(SeriesDraft series, string? type, bool isCount)
{
    public SeriesDraft Series { get; } = series;

    /// <summary>The type that the user chose, or null.</summary>
    public string? Type { get; } = type;

    /// <summary>True for counters of things, whose whole values go out as int.</summary>
    public bool IsCount { get; } = isCount;
}
