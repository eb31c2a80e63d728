namespace AomTools.Emulator.Faults;

/// <summary>A fault in the queue, and for how many requests it is still in force.</summary>
internal sealed record PendingFault(int Id, Fault Fault, int Left);
