namespace AomTools.Emulator.Report;

/// <summary>Why a report is rejected, by the codes of AddMetricData.</summary>
internal sealed record ReportError(string Code, string Message, int Status = 400);
