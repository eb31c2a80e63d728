using System;

namespace AomTools.Sources;

/// <summary>The time of a draft, or the violation that explains its absence.</summary>
internal readonly struct DraftTime(DateTimeOffset value, bool isNow = false, AomViolation? violation = null)
{
    public DateTimeOffset Value { get; } = value;

    /// <summary>True if the object has no time, and the clock of this machine decided.</summary>
    public bool IsNow { get; } = isNow;

    public AomViolation? Violation { get; } = violation;
}
