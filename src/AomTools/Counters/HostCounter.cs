namespace AomTools.Counters;

/// <summary>A counter of this host: its OpenTelemetry name, with <c>/sec</c> for rates, its unit for AOM and what it measures.</summary>
internal sealed class HostCounter(string name, string unit, string description, bool isCount = false)
{
    public string Name { get; } = name;

    public string Unit { get; } = unit;

    public string Description { get; } = description;

    /// <summary>True for counts of things and bytes: their values are whole.</summary>
    public bool IsCount { get; } = isCount;
}
