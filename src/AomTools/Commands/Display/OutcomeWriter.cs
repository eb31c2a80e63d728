using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AomTools.Delivery;
using AomTools.Http;

namespace AomTools.Commands.Display;

/// <summary>Writes the notifications of delivery as results, errors and verbose text on the pipeline thread.</summary>
internal sealed class OutcomeWriter(Cmdlet command, AomConnection connection, Action<Action> post, bool quiet, string? spool, Action<AomViolation> warn, TimeProvider timeProvider) : IDeliveryObserver
{
    private static readonly TimeSpan s_progressFrom = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_outageFrom = TimeSpan.FromMinutes(1);

    private readonly List<Settlement> _credentialRejected = [];
    private readonly List<AomMetric> _notAom = [];
    private readonly long _start = timeProvider.GetTimestamp();
    private readonly ProgressRecord _progress = new(1, Strings.ProgressActivity, " ");
    private bool _hasReportedNotAom;
    private TimeSpan _nextProgress = s_progressFrom;
    private TimeSpan _nextOutage = s_outageFrom;

    /// <summary>The counts of the run.</summary>
    public AomSendSummary Summary { get; } = new(DateTimeOffset.Now);

    private TimeSpan Elapsed => timeProvider.GetElapsedTime(_start);

    public void OnAttempt(AttemptNotice notice) => post(() => Write(notice));

    public void OnSettled(Settlement settlement) => post(() => Write(settlement));

    public void OnWarning(string message) => post(() => Warn(message));

    /// <summary>
    /// Returns the error for a rejected credential with all metrics that are not in the spool, or with the spooled metrics if the spool holds all.
    /// </summary>
    public ErrorRecord CredentialError(long pending)
    {
        AomSendResult result = SendResultFactory.Create(connection, _credentialRejected.Find(static settlement => settlement.Outcome.Classification is ResponseClassification.Unauthorized or ResponseClassification.Forbidden) ?? _credentialRejected[0]);
        AomMetric[] unsaved = [.. _credentialRejected.Where(static settlement => settlement.Status != AomSendStatus.Spooled).SelectMany(static settlement => settlement.Metrics)];
        return unsaved.Length > 0
            ? AomErrors.CredentialRejected(result, unsaved)
            : AomErrors.CredentialRejected(result, [.. _credentialRejected.SelectMany(static settlement => settlement.Metrics)], pending);
    }

    /// <summary>Writes the summary: as output on request, and always as verbose text.</summary>
    public void End(long rejectedBefore, SpoolStatus status, bool credentialRejected)
    {
        Summary.AddRejected(rejectedBefore);
        Summary.PendingCount = status.PendingCount;
        Summary.OtherPendingCount = status.OtherPendingCount;
        Summary.HasSkippedEntries = status.HasSkipped;
        Summary.SpoolFailed |= status.HasFailed;
        Summary.Elapsed = Elapsed;
        if (_nextProgress > s_progressFrom)
        {
            _progress.RecordType = ProgressRecordType.Completed;
            command.WriteProgress(_progress);
        }

        // The error of a rejected credential already includes the pending metrics.
        if (status.PendingCount > 0 && !credentialRejected)
        {
            Warn(Pending(status));
        }

        if (status.OtherPendingCount > 0)
        {
            string others = MessageText.Format(Strings.SpoolOtherPending, Counts.Metrics(status.OtherPendingCount), spool);
            Warn(others);
        }

        command.WriteVerbose(MessageText.Visible(Summary.ToString()));
        if (quiet)
        {
            command.WriteObject(Summary);
        }
    }

    private void Warn(string message) => warn(new AomViolation("Spool", "spool", message));

    private string Pending(SpoolStatus status)
    {
        string count = MessageText.Format(status.PendingCount == 1 ? Strings.SpoolPendingOne : Strings.SpoolPendingMany, status.PendingCount, spool);
        string? next = status.HasFailed ? null : status.IsShared ? Strings.SpoolNextShared : Strings.SpoolNext;
        return MessageText.Join([count, next, Summary.LastErrorSentence]);
    }

    private void Write(AttemptNotice notice) => command.WriteVerbose(AttemptText.Describe(notice));

    // Metrics of earlier runs that stay in the spool were reported by those runs.
    private AomSendResult WriteResult(Settlement settlement)
    {
        Summary.Add(settlement);
        if (settlement.Status != AomSendStatus.Accepted && settlement.Outcome.Attempts > 0)
        {
            Summary.LastError = settlement.Outcome.Describe();
        }

        AomSendResult result = SendResultFactory.Create(connection, settlement);
        if (!quiet && !(settlement.IsReplay && settlement.Status is AomSendStatus.Spooled or AomSendStatus.Expired))
        {
            command.WriteObject(result);
        }

        return result;
    }

    // Twice per second, after the first second.
    private void ShowProgress()
    {
        if (Elapsed >= _nextProgress)
        {
            _nextProgress = Elapsed + TimeSpan.FromSeconds(0.5);
            _progress.StatusDescription = MessageText.Format(Strings.Progress, Counts.Metrics(Summary.AcceptedCount + Summary.ReplayedCount), Counts.Requests(Summary.RequestCount), Summary.RejectedCount, Summary.UndeliveredCount, Summary.SpooledCount);
            command.WriteProgress(_progress);
        }
    }

    private void Write(Settlement settlement)
    {
        AomSendResult result = WriteResult(settlement);
        ShowProgress();
        switch (settlement.Reason)
        {
            case SettlementReason.CredentialRejected:
                _credentialRejected.Add(settlement);
                break;
            case SettlementReason.NotAom:
                WriteNotAom(result, settlement);
                break;
            case var _ when settlement.Status == AomSendStatus.Rejected:
                command.WriteError(AomErrors.BatchRejected(result, settlement.Metrics));
                break;
            case var _ when settlement.Status == AomSendStatus.Undelivered:
                command.WriteError(AomErrors.BatchNotDelivered(result, settlement.Metrics, spool is not null));
                break;
            case var _ when settlement.Status == AomSendStatus.Spooled && !settlement.IsReplay:
                command.WriteVerbose(MessageText.Format(Strings.Spooled, Counts.Metrics(settlement.MetricCount), result.ResponseLine));
                WarnOfOutage(result);
                break;
        }
    }

    // A run reports pending metrics at its end, so the log of an endless run would not mention an outage. Once per hour is enough.
    private void WarnOfOutage(AomSendResult result)
    {
        if (Elapsed >= _nextOutage)
        {
            _nextOutage = Elapsed + TimeSpan.FromHours(1);
            command.WriteWarning(MessageText.Format(Strings.SpoolOutage, Counts.Metrics(result.MetricCount), result.ResponseLine, spool));
        }
    }

    // One error per run. Its target grows with the metrics of later batches, so that it always holds all of them.
    private void WriteNotAom(AomSendResult result, Settlement settlement)
    {
        if (settlement.Status != AomSendStatus.Spooled)
        {
            _notAom.AddRange(settlement.Metrics);
        }

        if (!_hasReportedNotAom)
        {
            _hasReportedNotAom = true;
            command.WriteError(AomErrors.NotAom(result, settlement.Status == AomSendStatus.Spooled ? connection : _notAom));
        }
    }
}
