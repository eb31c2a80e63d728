using AomTools.Metrics;

namespace AomTools.Sources;

/// <summary>The mapping of a counter path: its series, and the type of its values.</summary>
internal sealed class CounterMapping(SeriesDraft series, bool isCount, AomViolation? problem)
{
    public SeriesDraft Series { get; } = series;

    /// <summary>True for counters of things, whose whole values are sent as int.</summary>
    public bool IsCount { get; } = isCount;

    /// <summary>The reason why the path cannot have this series, such as another counter with the same series; otherwise null.</summary>
    public AomViolation? Problem { get; } = problem;
}
