namespace AomTools.Emulator.Report;

/// <summary>The reason for rejecting a report, with the code of AddMetricData.</summary>
internal sealed record ReportError(string Code, string Message, int Status = 400);
