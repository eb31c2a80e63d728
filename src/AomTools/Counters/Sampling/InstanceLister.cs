using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Compat;
using AomTools.Counters.Linux;

namespace AomTools.Counters.Sampling;

/// <summary>Lists the paths of a set's current instances, without those that wildcards omit.</summary>
internal sealed class InstanceLister : IInstanceHandler
{
    private readonly SortedSet<string> _instances = new(StringComparer.Ordinal);

    public static IEnumerable<string> GetPaths(HostCounterSet set, ProcFiles files)
    {
        if (!set.HasInstances)
        {
            return [];
        }

        InstanceLister lister = new();
        LinuxCounterSets.CreateReader(set, files, FileSystemSpace.Read).Read(double.NaN, lister);
        return [.. lister._instances.SelectMany(instance => set.Counters.Select(counter => set.GetPath(counter, instance)))];
    }

    public bool Wants(string? instance, bool isHidden = false) => !isHidden;

    public bool Wants(string? instance, int counter, bool isHidden = false) => false;

    public void Handle(string? instance, bool isHidden, ReadOnlySpan<double> values) => _instances.Add(instance!);
}
