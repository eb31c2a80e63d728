namespace AomTools.Delivery;

/// <summary>A part after an attempt to send it.</summary>
/// <param name="Part">The part. Its lost attempts include this one if AOM may have stored the metrics although no response arrived.</param>
/// <param name="Outcome">The response; null if the run was stopped.</param>
internal sealed record AttemptResult(BatchPart Part, ReportOutcome? Outcome)
{
    /// <summary>The number of successful requests of the run before this attempt.</summary>
    public long SuccessCount { get; init; }
}
