using System;

namespace AomTools.Transport;

/// <summary>What is told of each attempt while it happens: which, how it ended, and how long until the next.</summary>
internal sealed class AttemptNotice(int attempt, int bytes, AomReply reply, ReplyVerdict verdict, TimeSpan took, TimeSpan? wait)
{
    public int Attempt { get; } = attempt;

    public int Bytes { get; } = bytes;

    public AomReply Reply { get; } = reply;

    public ReplyVerdict Verdict { get; } = verdict;

    public TimeSpan Took { get; } = took;

    /// <summary>The wait before the next attempt; null when this was the last.</summary>
    public TimeSpan? Wait { get; } = wait;
}
