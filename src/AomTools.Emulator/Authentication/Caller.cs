namespace AomTools.Emulator.Authentication;

/// <summary>An authenticated caller: the project of its token (null for access keys), and whether it may report metrics.</summary>
internal readonly record struct Caller(string? Project, bool AllowMetricPut);
