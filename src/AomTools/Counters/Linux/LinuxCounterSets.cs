using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Compat;

namespace AomTools.Counters.Linux;

/// <summary>All counter sets of Linux, and their counters by name.</summary>
internal static class LinuxCounterSets
{
    private static readonly Dictionary<string, (HostCounterSet Set, HostCounter Counter)> s_byName = All
        .SelectMany(static set => set.Counters.Select(counter => (Set: set, Counter: counter)))
        .ToDictionary(static pair => pair.Counter.Name, StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<HostCounterSet> All =>
    [
        CpuReader.Definition,
        LoadReader.Definition,
        MemoryReader.Definition,
        PagingReader.Definition,
        DiskReader.Definition,
        FileSystemReader.Definition,
        NetworkReader.Definition,
        SystemReader.Definition,
        PressureReader.Definition,
        ProcessReader.Definition,
        ContainerReader.Definition,
    ];

    /// <summary>Finds a counter and its set by the counter's name, which is unique.</summary>
    public static bool TryFind(string counter, out HostCounterSet set, out HostCounter found)
    {
        bool isKnown = s_byName.TryGetValue(counter, out (HostCounterSet Set, HostCounter Counter) pair);
        (set, found) = pair;
        return isKnown;
    }

    /// <summary>Creates the reader of a set.</summary>
    public static SetReader CreateReader(HostCounterSet set, ProcFiles files, Func<string, FileSystemSpace?> readSpace) => set.Name switch
    {
        "cpu" => new CpuReader(files),
        "load" => new LoadReader(files),
        "memory" => new MemoryReader(files),
        "paging" => new PagingReader(files),
        "disk" => new DiskReader(files),
        "filesystem" => new FileSystemReader(files, readSpace),
        "network" => new NetworkReader(files),
        "system" => new SystemReader(files),
        "pressure" => new PressureReader(files),
        "process" => new ProcessReader(files, Environment.SystemPageSize),
        _ => new ContainerReader(files),
    };
}
