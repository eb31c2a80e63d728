namespace AomTools.Emulator.Authentication;

/// <summary>Who was let in: the project that a token is bound to (null for keys, which are not), and the right to report.</summary>
internal readonly record struct Caller(string? Project, bool AllowMetricPut);
