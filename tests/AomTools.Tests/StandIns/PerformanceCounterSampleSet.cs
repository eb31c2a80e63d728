using System;

namespace Microsoft.PowerShell.Commands.GetCounter;

/// <summary>A stand-in for what one tick of Get-Counter gives.</summary>
public class PerformanceCounterSampleSet
{
    public DateTime Timestamp { get; set; } = DateTime.Now;

    public PerformanceCounterSample[] CounterSamples { get; set; } = [];
}
