using System;
using AomTools.Http;

namespace AomTools.Delivery;

/// <summary>One attempt: its number, its response, and the delay until the next.</summary>
internal sealed class AttemptNotice(int attempt, int bodySizeBytes, ApiResponse response, ResponseClassification classification, TimeSpan elapsed, TimeSpan? delay)
{
    public int Attempt { get; } = attempt;

    public int BodySizeBytes { get; } = bodySizeBytes;

    public ApiResponse Response { get; } = response;

    public ResponseClassification Classification { get; } = classification;

    public TimeSpan Elapsed { get; } = elapsed;

    /// <summary>The delay before the next attempt; null if this was the last.</summary>
    public TimeSpan? Delay { get; } = delay;
}
