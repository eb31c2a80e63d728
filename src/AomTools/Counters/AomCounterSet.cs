using System.Collections.Generic;
using System.Linq;
using AomTools.Counters;

namespace AomTools;

/// <summary>A counter set of this system, with its counters and the instances at the time of listing.</summary>
public sealed class AomCounterSet
{
    internal AomCounterSet(HostCounterSet set, IEnumerable<string> instancePaths)
    {
        CounterSetName = set.Name;
        CounterSetType = set.HasInstances ? "MultiInstance" : "SingleInstance";
        Description = set.Description;
        Paths = [.. set.Counters.Select(counter => set.GetPath(counter))];
        PathsWithInstances = [.. instancePaths];
        Counters = [.. set.Counters.Select(static counter => counter.Name + " (" + counter.Unit + "): " + counter.Description)];
    }

    /// <summary>The name, the first part of a path.</summary>
    public string CounterSetName { get; }

    /// <summary>The machine; a dot for this machine.</summary>
    public string MachineName { get; } = ".";

    /// <summary><c>SingleInstance</c> or <c>MultiInstance</c>.</summary>
    public string CounterSetType { get; }

    /// <summary>The description of the set.</summary>
    public string Description { get; }

    /// <summary>The paths for -Counter, with * for the instance.</summary>
    public string[] Paths { get; }

    /// <summary>The paths of the current instances; empty for a set without instances.</summary>
    public string[] PathsWithInstances { get; }

    /// <summary>The name, unit and description of each counter.</summary>
    public string[] Counters { get; }

    /// <summary>Equal to <see cref="Paths"/>, as for Get-Counter.</summary>
    public string[] Counter => Paths;
}
