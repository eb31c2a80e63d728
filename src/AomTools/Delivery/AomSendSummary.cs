using System;
using System.Collections.Generic;

namespace AomTools;

/// <summary>What a run of Send-AomMetricData came to. Submitted is the sum of accepted, refused, undelivered and spooled, always.</summary>
public sealed class AomSendSummary
{
    // A line of a log; the whole text stands in LastError.
    private const int LastErrorLength = 200;

    internal AomSendSummary(DateTimeOffset begin) => Begin = begin;

    /// <summary>When the run began.</summary>
    public DateTimeOffset Begin { get; }

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; internal set; }

    /// <summary>How many values went in.</summary>
    public long Submitted => Accepted + Refused + Undelivered + Spooled;

    /// <summary>How many AOM took.</summary>
    public long Accepted { get; private set; }

    /// <summary>How many were refused, by AOM or before they were sent.</summary>
    public long Refused { get; private set; }

    /// <summary>How many could not be delivered and are kept in an error record alone.</summary>
    public long Undelivered { get; private set; }

    /// <summary>How many were put into the spool to wait there.</summary>
    public long Spooled { get; private set; }

    /// <summary>How many the spool holds for this address and project when the run ends, those of this run and of former ones.</summary>
    public long Waiting { get; internal set; }

    /// <summary>How many of former runs were taken out of the spool and accepted; they are not among those submitted.</summary>
    public long Replayed { get; private set; }

    /// <summary>How many of former runs were taken out of the spool and refused; an error record holds each.</summary>
    public long ReplayRefused { get; private set; }

    /// <summary>How many of former runs were set apart in this run, because AOM takes nothing older than 24 hours; they are not among those submitted.</summary>
    public long Expired { get; internal set; }

    /// <summary>True when the spool could not be used, or not to the end: what was not delivered then is kept in an error record alone.</summary>
    public bool SpoolFailed { get; internal set; }

    /// <summary>What the service said, or how the network failed, at the last request that was not accepted; null when each was.</summary>
    public string? LastError { get; internal set; }

    /// <summary>How many requests were settled.</summary>
    public int Requests { get; private set; }

    /// <summary>The bytes of the bodies that were accepted.</summary>
    public long Bytes { get; private set; }

    /// <summary>For a scheduled task: 0 when all was accepted, 1 when something waits in the spool, of this run or of former ones, 2 when something was refused, not delivered or expired, or the spool failed.</summary>
    public int ExitCode => SpoolFailed || Refused + ReplayRefused + Undelivered + Expired > 0 ? 2 : Spooled + Waiting > 0 ? 1 : 0;

    /// <summary>The counts on one line, for a log; and why, when not all went well.</summary>
    public override string ToString() => string.Join(" ", Sentences());

    /// <summary>The last error as a sentence that fits a line; null when there is none.</summary>
    internal string? LastErrorSentence => LastError is null ? null : Text.Format(Strings.LastError, Text.Clip(LastError, LastErrorLength));

    private IEnumerable<string> Sentences()
    {
        yield return Text.Format(Strings.Summary, Counts.Values(Submitted), Accepted, Refused, Undelivered, Spooled, Counts.Requests(Requests), Elapsed.TotalSeconds);
        if (Replayed + ReplayRefused + Expired > 0)
        {
            yield return Text.Format(Strings.SummaryFormer, Replayed, ReplayRefused, Expired);
        }

        if (Waiting > 0)
        {
            yield return Text.Format(Waiting == 1 ? Strings.SummaryWaitingOne : Strings.SummaryWaitingMany, Waiting);
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

    internal void RefusedBefore(long count) => Refused += count;

    internal void Add(AomSendResult result)
    {
        Requests += result.Attempts > 0 ? 1 : 0;
        Bytes += result.Status == AomSendStatus.Accepted ? result.Bytes : 0;
        switch (result.Status)
        {
            case AomSendStatus.Accepted when result.FromSpool:
                Replayed += result.Metrics;
                break;
            case AomSendStatus.Accepted:
                Accepted += result.Metrics;
                break;
            case AomSendStatus.Refused when result.FromSpool:
                ReplayRefused += result.Metrics;
                break;
            case AomSendStatus.Refused:
                Refused += result.Metrics;
                break;
            case AomSendStatus.Spooled:
                Spooled += result.FromSpool ? 0 : result.Metrics;
                break;
            default:
                Undelivered += result.Metrics;
                break;
        }
    }
}
