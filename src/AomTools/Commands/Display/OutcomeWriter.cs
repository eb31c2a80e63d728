using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AomTools.Delivery;
using AomTools.Http;

namespace AomTools.Commands.Display;

/// <summary>Turns what delivery tells, on whatever thread, into results, errors and verbose text on the pipeline thread.</summary>
internal sealed class OutcomeWriter(Cmdlet command, Action<Action> post, bool quiet, string? spool, Action<AomViolation> warn, TimeProvider timeProvider) : IDeliveryObserver
{
    private static readonly TimeSpan s_progressFrom = TimeSpan.FromSeconds(1);

    private readonly List<DeliveryOutcome> _rejected = [];
    private readonly long _start = timeProvider.GetTimestamp();
    private readonly ProgressRecord _progress = new(1, Strings.ProgressActivity, " ");
    private TimeSpan _nextProgress = s_progressFrom;

    /// <summary>The counts of the run.</summary>
    public AomSendSummary Summary { get; } = new(DateTimeOffset.Now);

    private TimeSpan Elapsed => timeProvider.GetElapsedTime(_start);

    public void OnAttempt(AttemptNotice notice) => post(() => Write(notice));

    public void OnSettled(DeliveryOutcome outcome) => post(() => Write(outcome));

    public void OnWarning(string message) => post(() => Warn(message));

    /// <summary>The one error for a credential that was not accepted; the values that were not sent get their result first.</summary>
    public ErrorRecord CredentialError(AomConnection connection, List<AomMetric> unsent, bool kept, long pending)
    {
        if (unsent.Count > 0)
        {
            WriteResult(SendResultFactory.NotTried(connection, unsent, kept ? AomSendStatus.Spooled : AomSendStatus.Undelivered, Strings.NotTried));
        }

        // A spool that failed on the way has what came before: to send that again would send it twice.
        AomMetric[] lost = [.. _rejected.Where(outcome => outcome.Result.Status != AomSendStatus.Spooled).SelectMany(outcome => outcome.Metrics), .. kept ? [] : unsent];
        return lost.Length > 0
            ? AomErrors.CredentialRejected(_rejected[0].Result, lost)
            : AomErrors.CredentialRejected(_rejected[0].Result, [.. _rejected.SelectMany(outcome => outcome.Metrics), .. unsent], pending);
    }

    /// <summary>Ends the run: the summary, where it was asked for, and in -Verbose always.</summary>
    public void End(long rejectedBefore, SpoolStatus status, bool credentialRejected)
    {
        Summary.RejectedBefore(rejectedBefore);
        Summary.PendingCount = status.Pending;
        Summary.ExpiredCount = status.Expired;
        Summary.SpoolFailed |= status.Failed;
        Summary.Elapsed = Elapsed;
        if (_nextProgress > s_progressFrom)
        {
            _progress.RecordType = ProgressRecordType.Completed;
            command.WriteProgress(_progress);
        }

        // The error of a credential that was not accepted says it by itself.
        if (status.Pending > 0 && !credentialRejected)
        {
            Warn(Pending(status));
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
        string count = MessageText.Format(status.Pending == 1 ? Strings.SpoolPendingOne : Strings.SpoolPendingMany, status.Pending, spool);
        string? next = status.Failed ? null : status.IsShared ? Strings.SpoolNextShared : Strings.SpoolNext;
        return string.Join(" ", new[] { count, next, Summary.LastErrorSentence }.Where(sentence => sentence is not null));
    }

    // An attempt that is repeated is no last word.
    private void Write(AttemptNotice notice)
    {
        command.WriteVerbose(AttemptText.Describe(notice));
        if (notice.Wait is null && notice.Classification != ResponseClassification.Accepted)
        {
            Summary.LastError = ResponseText.Describe(notice.Response);
        }
    }

    private void WriteResult(AomSendResult result)
    {
        Summary.Add(result);
        if (!quiet)
        {
            command.WriteObject(result);
        }
    }

    // On work longer than a second, twice a second.
    private void ShowProgress()
    {
        if (Elapsed >= _nextProgress)
        {
            _nextProgress = Elapsed + TimeSpan.FromSeconds(0.5);
            _progress.StatusDescription = MessageText.Format(Strings.Progress, Counts.Values(Summary.AcceptedCount + Summary.ReplayedCount), Counts.Requests(Summary.RequestCount), Summary.RejectedCount, Summary.UndeliveredCount, Summary.SpooledCount);
            command.WriteProgress(_progress);
        }
    }

    private void Write(DeliveryOutcome outcome)
    {
        WriteResult(outcome.Result);
        ShowProgress();
        switch (outcome.Classification)
        {
            case ResponseClassification.Accepted:
                break;
            case ResponseClassification.Unauthorized or ResponseClassification.Forbidden:
                _rejected.Add(outcome);
                break;
            case ResponseClassification.Retry when outcome.Result.Status == AomSendStatus.Spooled:
                command.WriteVerbose(MessageText.Format(Strings.Spooled, Counts.Values(outcome.Result.MetricCount), outcome.Result.ResponseLine));
                break;
            case ResponseClassification.Retry:
                command.WriteError(AomErrors.BatchNotDelivered(outcome, spool is not null));
                break;
            default:
                command.WriteError(AomErrors.BatchRejected(outcome));
                break;
        }
    }
}
