using System;

namespace AomTools.Transport;

/// <summary>How the report of one body ended: the last verdict and reply, how many attempts it took and how long.</summary>
internal sealed class ReportOutcome(ReplyVerdict verdict, AomReply reply, int attempts, TimeSpan elapsed)
{
    public ReplyVerdict Verdict { get; } = verdict;

    public AomReply Reply { get; } = reply;

    public int Attempts { get; } = attempts;

    public TimeSpan Elapsed { get; } = elapsed;
}
