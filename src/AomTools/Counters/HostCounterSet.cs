using System.Collections.Generic;

namespace AomTools.Counters;

/// <summary>A set of counters that are read together, for one or several instances.</summary>
internal sealed class HostCounterSet(string name, string @namespace, string description, bool hasInstances, params HostCounter[] counters)
{
    public string Name { get; } = name;

    /// <summary>The namespace in AOM.</summary>
    public string Namespace { get; } = @namespace;

    public string Description { get; } = description;

    public bool HasInstances { get; } = hasInstances;

    /// <summary>The counters, in the order of the values that a reader returns.</summary>
    public IReadOnlyList<HostCounter> Counters { get; } = counters;

    /// <summary>The path of a counter, with a placeholder for the instance.</summary>
    public string GetPath(HostCounter counter) => "\\" + Name + (HasInstances ? "(*)" : string.Empty) + "\\" + counter.Name;

    /// <summary>The path of a counter of one instance.</summary>
    public string GetPath(HostCounter counter, string? instance) => "\\" + Name + (instance is null ? string.Empty : "(" + instance + ")") + "\\" + counter.Name;
}
