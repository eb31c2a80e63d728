using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AomTools.Delivery;
using AomTools.Transport;

namespace AomTools.Commands;

/// <summary>Turns what delivery tells, on whatever thread, into results, errors and verbose text on the pipeline thread.</summary>
internal sealed class OutcomeWriter(Cmdlet command, PipelinePump pump, bool quiet, string? spool, Action<AomViolation> warn, Func<TimeSpan> uptime) : IDeliverySink
{
    private static readonly TimeSpan s_progressFrom = TimeSpan.FromSeconds(1);

    private readonly List<DeliveryOutcome> _barred = [];
    private readonly TimeSpan _begin = uptime();
    private readonly ProgressRecord _progress = new(1, Strings.ProgressActivity, " ");
    private TimeSpan _nextProgress = s_progressFrom;

    /// <summary>The counts of the run.</summary>
    public AomSendSummary Summary { get; } = new(DateTimeOffset.Now);

    private TimeSpan Elapsed => uptime() - _begin;

    public void Attempted(AttemptNotice notice) => pump.Post(() => Write(notice));

    public void Settled(DeliveryOutcome outcome) => pump.Post(() => Write(outcome));

    public void Warned(string message) => pump.Post(() => Warn(message));

    /// <summary>The one error for a credential that was not accepted; the values that were not sent get their result first.</summary>
    public ErrorRecord Bar(AomConnection connection, List<AomMetric> unsent, bool kept, long waiting)
    {
        if (unsent.Count > 0)
        {
            Tell(SendResults.NotTried(connection, unsent, kept ? AomSendStatus.Spooled : AomSendStatus.Undelivered, Strings.NotTried));
        }

        // A spool that failed on the way has what came before: to send that again would send it twice.
        AomMetric[] lost = [.. _barred.Where(outcome => outcome.Result.Status != AomSendStatus.Spooled).SelectMany(outcome => outcome.Metrics), .. kept ? [] : unsent];
        return lost.Length > 0
            ? AomErrors.CredentialRefused(_barred[0].Result, lost)
            : AomErrors.CredentialRefused(_barred[0].Result, [.. _barred.SelectMany(outcome => outcome.Metrics), .. unsent], waiting);
    }

    /// <summary>Ends the run: the summary, where it was asked for, and in -Verbose always.</summary>
    public void End(long refusedBefore, SpoolStanding standing, bool barred)
    {
        Summary.RefusedBefore(refusedBefore);
        Summary.Waiting = standing.Waiting;
        Summary.Expired = standing.Expired;
        Summary.SpoolFailed |= standing.Failed;
        Summary.Elapsed = Elapsed;
        if (_nextProgress > s_progressFrom)
        {
            _progress.RecordType = ProgressRecordType.Completed;
            command.WriteProgress(_progress);
        }

        // The error of a credential that was not accepted says it by itself.
        if (standing.Waiting > 0 && !barred)
        {
            Warn(Waiting(standing));
        }

        command.WriteVerbose(Summary.ToString());
        if (quiet)
        {
            command.WriteObject(Summary);
        }
    }

    private void Warn(string message) => warn(new AomViolation("Spool", "spool", message));

    private string Waiting(SpoolStanding standing)
    {
        string count = Text.Format(standing.Waiting == 1 ? Strings.SpoolWaitingOne : Strings.SpoolWaitingMany, standing.Waiting, spool);
        string? next = standing.Failed ? null : standing.IsShared ? Strings.SpoolNextShared : Strings.SpoolNext;
        return string.Join(" ", new[] { count, next, Summary.LastErrorSentence }.Where(sentence => sentence is not null));
    }

    // An attempt that is repeated is no last word.
    private void Write(AttemptNotice notice)
    {
        command.WriteVerbose(AttemptText.Of(notice));
        if (notice.Wait is null && notice.Verdict != ReplyVerdict.Accepted)
        {
            Summary.LastError = ReplyText.Of(notice.Reply);
        }
    }

    private void Tell(AomSendResult result)
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
            _progress.StatusDescription = Text.Format(Strings.Progress, Counts.Values(Summary.Accepted + Summary.Replayed), Counts.Requests(Summary.Requests), Summary.Refused, Summary.Undelivered, Summary.Spooled);
            command.WriteProgress(_progress);
        }
    }

    private void Write(DeliveryOutcome outcome)
    {
        Tell(outcome.Result);
        ShowProgress();
        switch (outcome.Verdict)
        {
            case ReplyVerdict.Accepted:
                break;
            case ReplyVerdict.Unauthorized or ReplyVerdict.Forbidden:
                _barred.Add(outcome);
                break;
            case ReplyVerdict.Retry when outcome.Result.Status == AomSendStatus.Spooled:
                command.WriteVerbose(Text.Format(Strings.Spooled, Counts.Values(outcome.Result.Metrics), ReplyText.Of(outcome.Result)));
                break;
            case ReplyVerdict.Retry:
                command.WriteError(AomErrors.BatchNotDelivered(outcome, spool is not null));
                break;
            default:
                command.WriteError(AomErrors.BatchRefused(outcome));
                break;
        }
    }
}
