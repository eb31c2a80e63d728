using System;
using AomTools.Http;

namespace AomTools.Delivery;

/// <summary>What is told of each attempt while it happens: which, how it ended, and how long until the next.</summary>
internal sealed class AttemptNotice(int attempt, int bytes, ApiResponse response, ResponseClassification classification, TimeSpan took, TimeSpan? wait)
{
    public int Attempt { get; } = attempt;

    public int Bytes { get; } = bytes;

    public ApiResponse Response { get; } = response;

    public ResponseClassification Classification { get; } = classification;

    public TimeSpan Took { get; } = took;

    /// <summary>The wait before the next attempt; null when this was the last.</summary>
    public TimeSpan? Wait { get; } = wait;
}
