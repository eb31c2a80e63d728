using System;
using System.Linq;

namespace AomTools;

/// <summary>The samples of one reading, with the properties of Get-Counter's sample sets.</summary>
public sealed class AomCounterSampleSet
{
    internal AomCounterSampleSet(DateTime timestamp, AomCounterSample[] samples)
    {
        Timestamp = timestamp;
        CounterSamples = samples;
    }

    /// <summary>The local time of the reading, for all its samples.</summary>
    public DateTime Timestamp { get; }

    /// <summary>One sample per counter and instance.</summary>
    public AomCounterSample[] CounterSamples { get; }

    /// <summary>The paths and values as text, one line each.</summary>
    public string Readings => string.Join("\n", CounterSamples.Select(static sample => sample.ToString()));
}
