namespace AomTools.Emulator.Faults;

/// <summary>A fault in the queue, and the number of requests that it still applies to.</summary>
internal sealed record PendingFault(int Id, Fault Fault, int Left);
