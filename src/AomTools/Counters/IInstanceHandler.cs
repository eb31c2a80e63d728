using System;

namespace AomTools.Counters;

/// <summary>Receives the values of each instance of a counter set.</summary>
internal interface IInstanceHandler
{
    /// <summary>True if a counter of this instance is selected. Wildcards do not select hidden instances, such as a loop device.</summary>
    bool Wants(string? instance, bool isHidden = false);

    /// <summary>True if this counter of the instance is selected, so that costly counters are read only then.</summary>
    bool Wants(string? instance, int counter, bool isHidden = false);

    /// <summary>Receives one value per counter of the set; NaN if the counter has no value.</summary>
    void Handle(string? instance, bool isHidden, ReadOnlySpan<double> values);
}
