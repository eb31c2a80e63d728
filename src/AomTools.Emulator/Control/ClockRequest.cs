namespace AomTools.Emulator.Control;

/// <summary>How far the clock shall be ahead, as it is asked for over HTTP.</summary>
internal sealed record ClockRequest(double SkewSeconds);
