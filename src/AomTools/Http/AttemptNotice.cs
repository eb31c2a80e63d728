using System;

namespace AomTools.Http;

/// <summary>One attempt: its number, its response, and the delay until the next.</summary>
internal sealed class AttemptNotice(int attempt, int bytes, ApiResponse response, ResponseClassification classification, TimeSpan took, TimeSpan? wait)
{
    public int Attempt { get; } = attempt;

    public int Bytes { get; } = bytes;

    public ApiResponse Response { get; } = response;

    public ResponseClassification Classification { get; } = classification;

    public TimeSpan Took { get; } = took;

    /// <summary>The delay before the next attempt; null if this was the last.</summary>
    public TimeSpan? Wait { get; } = wait;
}
