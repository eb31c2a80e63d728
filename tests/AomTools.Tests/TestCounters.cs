using System;
using System.Diagnostics;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.PowerShell.Commands.GetCounter;

namespace AomTools.Tests;

/// <summary>Creates samples and sets of Get-Counter's own types, with the constructors that it uses itself.</summary>
internal static class TestCounters
{
    /// <summary>A sample, with the path in lower case as Get-Counter writes it.</summary>
    public static PerformanceCounterSample Sample(
        string path, double value, string? instance = null, uint status = 0, PerformanceCounterType type = PerformanceCounterType.RawFraction)
    {
        DateTime time = DateTime.Now;
        return NewSample(path.ToLowerInvariant(), instance, value, (ulong)value, 0, 1, type, 0, 10_000_000, time, (ulong)time.ToFileTime(), status);
    }

    public static PerformanceCounterSampleSet Set(params PerformanceCounterSample[] samples) => SetAt(DateTime.Now, samples);

    public static PerformanceCounterSampleSet SetAt(DateTime time, PerformanceCounterSample[] samples) => NewSet(time, samples, false);

    /// <summary>The number of counters of a process.</summary>
    public static int PerProcess => s_processCounters.Length;

    /// <summary>The output of Get-Counter '\Process(*)\*' on a busy server.</summary>
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

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern PerformanceCounterSample NewSample(
        string path, string? instance, double value, ulong raw, ulong second, uint count, PerformanceCounterType type, uint scale, ulong timeBase, DateTime time, ulong fileTime, uint status);

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern PerformanceCounterSampleSet NewSet(DateTime time, PerformanceCounterSample[] samples, bool isFirst);
}
