namespace AomTools.Delivery;

/// <summary>A part after an attempt to send it.</summary>
/// <param name="Part">The part, with the attempt among its lost ones if AOM may have stored it without a response.</param>
/// <param name="Outcome">The response; null if the run was stopped.</param>
internal readonly record struct AttemptResult(BatchPart Part, ReportOutcome? Outcome);
