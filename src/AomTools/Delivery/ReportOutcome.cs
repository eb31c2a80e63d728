using System;
using AomTools.Http;

namespace AomTools.Delivery;

/// <summary>How the report of one body ended: the last verdict and reply, how many attempts it took and how long.</summary>
internal sealed class ReportOutcome(ResponseClassification classification, ApiResponse response, int attempts, TimeSpan elapsed)
{
    public ResponseClassification Classification { get; } = classification;

    public ApiResponse Response { get; } = response;

    public int Attempts { get; } = attempts;

    public TimeSpan Elapsed { get; } = elapsed;
}
