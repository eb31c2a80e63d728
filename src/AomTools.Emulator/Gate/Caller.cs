namespace AomTools.Emulator.Gate;

/// <summary>Who was let in: the project that a token is bound to (null for keys, which are not), and the right to report.</summary>
internal readonly record struct Caller(string? Project, bool MayPut);
