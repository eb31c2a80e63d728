using System;

namespace AomTools;

/// <summary>The value of one counter at one time, with the properties of Get-Counter's samples that New-AomMetric reads.</summary>
public sealed class AomCounterSample
{
    internal AomCounterSample(string path, string? instanceName, double value, string unit, DateTime timestamp)
    {
        Path = path;
        InstanceName = instanceName;
        CookedValue = value;
        Unit = unit;
        Timestamp = timestamp;
    }

    /// <summary>The full path, <c>\\host\set(instance)\counter</c>.</summary>
    public string Path { get; }

    /// <summary>The instance, such as a disk; null for sets without instances.</summary>
    public string? InstanceName { get; }

    /// <summary>The value, in <see cref="Unit"/>; rates are per second.</summary>
    public double CookedValue { get; }

    /// <summary>The unit that the metric gets.</summary>
    public string Unit { get; }

    /// <summary>The local time of the reading.</summary>
    public DateTime Timestamp { get; }

    /// <summary>The path and the value on one line.</summary>
    public override string ToString() => Path + " : " + CookedValue.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
