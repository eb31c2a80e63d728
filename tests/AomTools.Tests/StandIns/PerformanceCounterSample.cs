using System;

// The names, types and nulls of the objects that Get-Counter gives on Windows, so that the tests meet what users pipe.
namespace Microsoft.PowerShell.Commands.GetCounter;

/// <summary>A stand-in for one sample of a counter.</summary>
public class PerformanceCounterSample
{
    public string Path { get; set; } = string.Empty;

    public string? InstanceName { get; set; }

    public double CookedValue { get; set; }

    public ulong RawValue { get; set; }

    public ulong SecondValue { get; set; }

    public uint MultipleCount { get; set; } = 1;

    public PerformanceCounterType CounterType { get; set; } = PerformanceCounterType.RawFraction;

    public DateTime Timestamp { get; set; } = DateTime.Now;

    public ulong Timestamp100NSec { get; set; }

    public uint Status { get; set; }

    public uint DefaultScale { get; set; }

    public ulong TimeBase { get; set; } = 10_000_000;
}

/// <summary>The kinds of counters, with the numbers of the framework's own.</summary>
public enum PerformanceCounterType
{
    NumberOfItemsHEX32 = 0,
    NumberOfItemsHEX64 = 256,
    NumberOfItems32 = 65536,
    NumberOfItems64 = 65792,
    RateOfCountsPerSecond32 = 272696320,
    RateOfCountsPerSecond64 = 272696576,
    RawFraction = 537003008,
    CounterTimer = 541132032,
    Timer100Ns = 542180608,
    Timer100NsInverse = 558957824,
    AverageTimer32 = 805438464,
    ElapsedTime = 807666944,
    AverageCount64 = 1073874176,
    RawBase = 1073939459,
}
