namespace AomTools.Emulator.Control;

/// <summary>A request to set the skew of the clock.</summary>
internal sealed record ClockRequest(double SkewSeconds);
