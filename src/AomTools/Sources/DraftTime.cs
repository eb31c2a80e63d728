using System;

namespace AomTools.Sources;

/// <summary>The time of a draft, or the violation that explains its absence.</summary>
internal readonly struct DraftTime(DateTimeOffset value, bool isNow = false, AomViolation? violation = null)
{
    public DateTimeOffset Value { get; } = value;

    /// <summary>True if the object has no time, so that this machine's clock determined it.</summary>
    public bool IsNow { get; } = isNow;

    public AomViolation? Violation { get; } = violation;
}
