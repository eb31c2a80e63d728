namespace AomTools.Emulator.Authentication;

/// <summary>Who was let in: the project that a token is bound to (null for keys, which are not), and the rights to report and to read.</summary>
internal readonly record struct Caller(string? Project, bool AllowMetricPut, bool AllowMetricGet);
