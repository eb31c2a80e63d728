namespace AomTools.Counters;

/// <summary>A counter of this host: its OpenTelemetry name, with <c>/sec</c> for rates, its unit for AOM and its description.</summary>
internal sealed class HostCounter(string name, string unit, string description, bool isCount = false)
{
    public string Name { get; } = name;

    public string Unit { get; } = unit;

    public string Description { get; } = description;

    /// <summary>True for counters of things and bytes, whose values are whole.</summary>
    public bool IsCount { get; } = isCount;
}
