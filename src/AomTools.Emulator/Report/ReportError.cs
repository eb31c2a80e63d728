namespace AomTools.Emulator.Report;

/// <summary>Why a report is refused, by the codes of AddMetricData.</summary>
internal sealed record ReportError(string Code, string Message);
