namespace AomTools.Benchmarks.Soak;

/// <summary>How the service behaves for some time, in units: <paramref name="Fault"/> is the emulator's fault as JSON, or null for none.</summary>
internal sealed record ServicePhase(string Name, int Units, string? Fault);
