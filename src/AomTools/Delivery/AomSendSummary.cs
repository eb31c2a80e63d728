using System;
using System.Collections.Generic;
using AomTools.Delivery;

namespace AomTools;

/// <summary>The summary of one run of Send-AomMetricData. Submitted metrics are accepted, rejected, undelivered or spooled.</summary>
public sealed class AomSendSummary
{
    // Fits a line of a log; LastError has the complete text.
    private const int LastErrorLength = 200;

    internal AomSendSummary(DateTimeOffset startTime) => StartTime = startTime;

    /// <summary>The time at which the run started.</summary>
    public DateTimeOffset StartTime { get; }

    /// <summary>The duration of the run.</summary>
    public TimeSpan Elapsed { get; internal set; }

    /// <summary>The number of metrics in the input.</summary>
    public long SubmittedCount => AcceptedCount + RejectedCount + UndeliveredCount + SpooledCount;

    /// <summary>The number of submitted metrics with the series and time of an earlier one. A request contains only the latest of them.</summary>
    public long DuplicateCount { get; internal set; }

    /// <summary>The number of metrics that AOM accepted.</summary>
    public long AcceptedCount { get; private set; }

    /// <summary>The number of metrics that AOM or a local check rejected.</summary>
    public long RejectedCount { get; private set; }

    /// <summary>The number of metrics that were not delivered and are in error records only.</summary>
    public long UndeliveredCount { get; private set; }

    /// <summary>The number of metrics of this run that are pending in the spool.</summary>
    public long SpooledCount { get; private set; }

    /// <summary>The number of pending metrics for this endpoint and project at the end of the run, including earlier runs.</summary>
    public long PendingCount { get; internal set; }

    /// <summary>The number of pending metrics for other endpoints or projects at the end of the run.</summary>
    public long OtherPendingCount { get; internal set; }

    /// <summary>The number of metrics of earlier runs that AOM accepted; they do not count as submitted.</summary>
    public long ReplayedCount { get; private set; }

    /// <summary>The number of metrics of earlier runs that AOM rejected; error records hold them.</summary>
    public long ReplayRejectedCount { get; private set; }

    /// <summary>The number of metrics of earlier runs that expired in this run: they are older than 24 hours. They do not count as submitted.</summary>
    public long ExpiredCount { get; private set; }

    /// <summary>True if the spool failed. Metrics that could not be delivered after that are in error records only.</summary>
    public bool SpoolFailed { get; internal set; }

    /// <summary>The last response or failure of metrics that AOM did not accept; null if it accepted all.</summary>
    public string? LastError { get; internal set; }

    /// <summary>The number of settled requests.</summary>
    public int RequestCount { get; private set; }

    /// <summary>The size of all accepted bodies in bytes.</summary>
    public long AcceptedBytes { get; private set; }

    /// <summary>
    /// The exit code: 0 if AOM accepted all metrics, 1 if some are pending, 2 if any are rejected, undelivered or expired, or the spool failed.
    /// </summary>
    public int ExitCode => SpoolFailed || RejectedCount + ReplayRejectedCount + UndeliveredCount + ExpiredCount > 0 ? 2 : SpooledCount + PendingCount + OtherPendingCount > 0 || HasSkippedEntries ? 1 : 0;

    /// <summary>The counts on one line, with the last error if there is one.</summary>
    public override string ToString() => MessageText.Join(GetSentences());

    /// <summary>True if entries of the spool were skipped because they cannot be used.</summary>
    internal bool HasSkippedEntries { get; set; }

    /// <summary>The last error as a short sentence; null if there is none.</summary>
    internal string? LastErrorSentence => LastError is null ? null : MessageText.Format(Strings.LastError, MessageText.Clip(LastError, LastErrorLength));

    private IEnumerable<string> GetSentences()
    {
        yield return MessageText.Format(Strings.Summary, Counts.Metrics(SubmittedCount), AcceptedCount, RejectedCount, UndeliveredCount, SpooledCount, Counts.Requests(RequestCount), Elapsed.TotalSeconds);
        if (ReplayedCount + ReplayRejectedCount + ExpiredCount > 0)
        {
            yield return MessageText.Format(Strings.SummaryEarlierRuns, ReplayedCount, ReplayRejectedCount, ExpiredCount);
        }

        if (DuplicateCount > 0)
        {
            yield return MessageText.Format(Strings.SummaryDuplicates, DuplicateCount);
        }

        if (PendingCount > 0)
        {
            yield return MessageText.Format(PendingCount == 1 ? Strings.SummaryPendingOne : Strings.SummaryPendingMany, PendingCount);
        }

        if (OtherPendingCount > 0)
        {
            yield return MessageText.Format(Strings.SummaryOtherPending, Counts.Metrics(OtherPendingCount));
        }

        if (SpoolFailed)
        {
            yield return Strings.SummarySpoolFailed;
        }

        if (ExitCode != 0 && LastErrorSentence is string error)
        {
            yield return error;
        }
    }

    internal void AddRejected(long count) => RejectedCount += count;

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
