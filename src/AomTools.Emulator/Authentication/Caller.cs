namespace AomTools.Emulator.Authentication;

/// <summary>An authenticated caller: the project of its token (null for access keys), and its permissions to report and to read metrics.</summary>
internal readonly record struct Caller(string? Project, bool AllowMetricPut, bool AllowMetricGet);
