using System;
using System.Collections.Generic;
using AomTools.Delivery;

namespace AomTools;

/// <summary>What a run of Send-AomMetricData came to. Submitted is the sum of accepted, refused, undelivered and spooled, always.</summary>
public sealed class AomSendSummary
{
    // A line of a log; the whole text stands in LastError.
    private const int LastErrorLength = 200;

    internal AomSendSummary(DateTimeOffset begin) => StartTime = begin;

    /// <summary>When the run began.</summary>
    public DateTimeOffset StartTime { get; }

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; internal set; }

    /// <summary>How many values went in.</summary>
    public long SubmittedCount => AcceptedCount + RejectedCount + UndeliveredCount + SpooledCount;

    /// <summary>How many AOM took.</summary>
    public long AcceptedCount { get; private set; }

    /// <summary>How many were refused, by AOM or before they were sent.</summary>
    public long RejectedCount { get; private set; }

    /// <summary>How many could not be delivered and are kept in an error record alone.</summary>
    public long UndeliveredCount { get; private set; }

    /// <summary>How many were put into the spool to wait there.</summary>
    public long SpooledCount { get; private set; }

    /// <summary>How many the spool holds for this address and project when the run ends, those of this run and of former ones.</summary>
    public long PendingCount { get; internal set; }

    /// <summary>The number of metrics that are pending in the spool for other endpoints or projects when the run ends. Connect to those to send them.</summary>
    public long OtherPendingCount { get; internal set; }

    /// <summary>How many of former runs were taken out of the spool and accepted; they are not among those submitted.</summary>
    public long ReplayedCount { get; private set; }

    /// <summary>How many of former runs were taken out of the spool and refused; an error record holds each.</summary>
    public long ReplayRejectedCount { get; private set; }

    /// <summary>How many of former runs were set apart in this run, because AOM takes nothing older than 24 hours; they are not among those submitted.</summary>
    public long ExpiredCount { get; private set; }

    /// <summary>True when the spool could not be used, or not to the end: what was not delivered then is kept in an error record alone.</summary>
    public bool SpoolFailed { get; internal set; }

    /// <summary>What the service said, or how the network failed, at the last request that was not accepted; null when each was.</summary>
    public string? LastError { get; internal set; }

    /// <summary>How many requests were settled.</summary>
    public int RequestCount { get; private set; }

    /// <summary>The bytes of the bodies that were accepted.</summary>
    public long AcceptedBytes { get; private set; }

    /// <summary>For a scheduled task: 0 when all was accepted, 1 when something waits in the spool, of this run or of former ones, 2 when something was refused, not delivered or expired, or the spool failed.</summary>
    public int ExitCode => SpoolFailed || RejectedCount + ReplayRejectedCount + UndeliveredCount + ExpiredCount > 0 ? 2 : SpooledCount + PendingCount + OtherPendingCount > 0 ? 1 : 0;

    /// <summary>The counts on one line, for a log; and why, when not all went well.</summary>
    public override string ToString() => string.Join(" ", Sentences());

    /// <summary>The last error as a sentence that fits a line; null when there is none.</summary>
    internal string? LastErrorSentence => LastError is null ? null : MessageText.Format(Strings.LastError, MessageText.Clip(LastError, LastErrorLength));

    private IEnumerable<string> Sentences()
    {
        yield return MessageText.Format(Strings.Summary, Counts.Values(SubmittedCount), AcceptedCount, RejectedCount, UndeliveredCount, SpooledCount, Counts.Requests(RequestCount), Elapsed.TotalSeconds);
        if (ReplayedCount + ReplayRejectedCount + ExpiredCount > 0)
        {
            yield return MessageText.Format(Strings.SummaryEarlierRuns, ReplayedCount, ReplayRejectedCount, ExpiredCount);
        }

        if (PendingCount > 0)
        {
            yield return MessageText.Format(PendingCount == 1 ? Strings.SummaryPendingOne : Strings.SummaryPendingMany, PendingCount);
        }

        if (OtherPendingCount > 0)
        {
            yield return MessageText.Format(Strings.SummaryOtherPending, Counts.Values(OtherPendingCount));
        }

        if (SpoolFailed)
        {
            yield return Strings.SummarySpoolFailed;
        }

        if (ExitCode != 0 && LastErrorSentence is string why)
        {
            yield return why;
        }
    }

    internal void RejectedBefore(long count) => RejectedCount += count;

    internal void Add(Settlement settlement)
    {
        RequestCount += settlement.Outcome.Attempts > 0 ? 1 : 0;
        AcceptedBytes += settlement.Status == AomSendStatus.Accepted ? settlement.BodySizeBytes : 0;
        switch (settlement.Status)
        {
            case AomSendStatus.Accepted when settlement.IsReplay:
                ReplayedCount += settlement.MetricCount;
                break;
            case AomSendStatus.Accepted:
                AcceptedCount += settlement.MetricCount;
                break;
            case AomSendStatus.Rejected when settlement.IsReplay:
                ReplayRejectedCount += settlement.MetricCount;
                break;
            case AomSendStatus.Rejected:
                RejectedCount += settlement.MetricCount;
                break;
            case AomSendStatus.Spooled:
                SpooledCount += settlement.IsReplay ? 0 : settlement.MetricCount;
                break;
            case AomSendStatus.Expired:
                ExpiredCount += settlement.MetricCount;
                break;
            default:
                UndeliveredCount += settlement.MetricCount;
                break;
        }
    }
}
