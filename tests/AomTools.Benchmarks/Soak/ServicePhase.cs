namespace AomTools.Benchmarks.Soak;

/// <summary>A phase of the service, in units of time: <paramref name="Fault"/> is the emulator's fault as JSON, or null for none.</summary>
internal sealed record ServicePhase(string Name, int Units, string? Fault);
