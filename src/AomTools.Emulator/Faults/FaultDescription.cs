using System;
using System.Collections.Generic;

namespace AomTools.Emulator.Faults;

/// <summary>Describes a fault in a few words.</summary>
internal static class FaultDescription
{
    public static string Create(Fault fault) => string.Join(", ", List(fault));

    private static IEnumerable<string> List(Fault fault)
    {
        if (fault.Delay > TimeSpan.Zero)
        {
            yield return FormattableString.Invariant($"delay of {fault.Delay.TotalSeconds} s");
        }

        if (fault.Hold)
        {
            yield return "held until released";
        }

        if (Effect(fault) is string effect)
        {
            yield return effect;
        }

        if (fault.RetryAfter is not null)
        {
            yield return "Retry-After " + fault.RetryAfter;
        }

        if (fault.AfterProcessing is bool isAfter)
        {
            yield return isAfter ? "metrics stored first" : "metrics not stored";
        }
    }

    private static string? Effect(Fault fault) =>
        fault.DropBefore ? "connection dropped, metrics not stored"
        : fault.DropAfter ? "connection dropped after storing"
        : fault.Response is string name ? "response " + name
        : fault.Status is int status ? FormattableString.Invariant($"HTTP {status}")
        : fault.Truncate ? "response truncated"
        : null;
}
