using System;

namespace AomTools;

/// <summary>What a run of Send-AomMetricData came to. Submitted is the sum of accepted, refused, undelivered and spooled, always.</summary>
public sealed class AomSendSummary
{
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

    /// <summary>How many requests were settled.</summary>
    public int Requests { get; private set; }

    /// <summary>The bytes of the bodies that were accepted.</summary>
    public long Bytes { get; private set; }

    /// <summary>For a scheduled task: 0 when all was accepted, 1 when something waits in the spool, of this run or of former ones, 2 when something was refused or not delivered.</summary>
    public int ExitCode => Refused + ReplayRefused + Undelivered > 0 ? 2 : Spooled + Waiting > 0 ? 1 : 0;

    /// <summary>The counts on one line.</summary>
    public override string ToString() =>
        Text.Format(Strings.Summary, Submitted, Accepted, Refused, Undelivered, Spooled, Requests, Elapsed.TotalSeconds) +
        (Waiting > 0 ? " " + Text.Format(Strings.SummaryWaiting, Waiting) : string.Empty);

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
