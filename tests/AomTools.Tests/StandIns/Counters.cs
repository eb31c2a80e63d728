using System.Linq;
using Microsoft.PowerShell.Commands.GetCounter;

namespace AomTools.Tests.StandIns;

/// <summary>Makes counter samples and sets as Get-Counter does.</summary>
internal static class Counters
{
    public static PerformanceCounterSample Sample(
        string path, double value, string? instance = null, uint status = 0, PerformanceCounterType type = PerformanceCounterType.RawFraction) =>
        new() { Path = path, CookedValue = value, InstanceName = instance, Status = status, CounterType = type };

    public static PerformanceCounterSampleSet Set(params PerformanceCounterSample[] samples) => new() { CounterSamples = samples };

    /// <summary>How many counters a process has.</summary>
    public static int PerProcess => s_processCounters.Length;

    /// <summary>What Get-Counter '\Process(*)\*' gives on a busy server.</summary>
    public static PerformanceCounterSampleSet Processes(int processes = 250) => Set(
        [.. Enumerable.Range(0, processes).SelectMany(process => s_processCounters.Select((counter, i) =>
            Sample($@"\\srv01\process(svchost#{process})\{counter}", ((process * 31) + i) * 1.37, "svchost")))]);

    private static readonly string[] s_processCounters =
    [
        "% processor time", "% user time", "% privileged time", "virtual bytes peak", "virtual bytes", "page faults/sec", "working set peak",
        "working set", "page file bytes peak", "page file bytes", "private bytes", "thread count", "priority base", "elapsed time", "id process",
        "creating process id", "pool paged bytes", "pool nonpaged bytes", "handle count", "io read operations/sec", "io write operations/sec",
        "io data operations/sec", "io other operations/sec", "io read bytes/sec", "io write bytes/sec", "io data bytes/sec", "io other bytes/sec",
        "working set - private",
    ];
}
