using AomTools.Metrics;

namespace AomTools.Sources;

/// <summary>The series of a counter path, and how the type of its values is chosen.</summary>
internal sealed class CounterMapping(SeriesDraft series, string? type, bool isCount)
{
    public SeriesDraft Series { get; } = series;

    /// <summary>The type that the user chose, or null.</summary>
    public string? Type { get; } = type;

    /// <summary>True for counts: their whole values are sent as int.</summary>
    public bool IsCount { get; } = isCount;
}
