using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AomTools.Delivery;
using AomTools.Transport;

namespace AomTools.Commands;

/// <summary>Turns what delivery tells, on whatever thread, into results, errors and verbose text on the pipeline thread.</summary>
internal sealed class OutcomeWriter(Cmdlet command, PipelinePump pump, Action<AomViolation> warn) : IDeliverySink
{
    private readonly List<DeliveryOutcome> _barred = [];

    public void Attempted(AttemptNotice notice) => pump.Post(() => command.WriteVerbose(AttemptText.Of(notice)));

    public void Settled(DeliveryOutcome outcome) => pump.Post(() => Write(outcome));

    public void Warned(string message) => pump.Post(() => warn(new AomViolation("Spool", "spool", message)));

    /// <summary>The one error for a credential that was not accepted; the values that were not sent get their result first.</summary>
    public ErrorRecord Bar(AomConnection connection, List<AomMetric> unsent, bool kept)
    {
        if (unsent.Count > 0)
        {
            command.WriteObject(SendResults.NotTried(connection, unsent, kept ? AomSendStatus.Spooled : AomSendStatus.Undelivered, Strings.NotTried));
        }

        AomMetric[] all = [.. _barred.SelectMany(outcome => outcome.Metrics), .. unsent];
        return AomErrors.CredentialRefused(_barred[0].Result, all);
    }

    private void Write(DeliveryOutcome outcome)
    {
        command.WriteObject(outcome.Result);
        switch (outcome.Verdict)
        {
            case ReplyVerdict.Accepted:
                break;
            case ReplyVerdict.Unauthorized or ReplyVerdict.Forbidden:
                _barred.Add(outcome);
                break;
            case ReplyVerdict.Retry when outcome.Result.Status == AomSendStatus.Spooled:
                command.WriteVerbose(Text.Format(Strings.Spooled, outcome.Result.Metrics, ReplyText.Of(outcome.Result)));
                break;
            case ReplyVerdict.Retry:
                command.WriteError(AomErrors.BatchNotDelivered(outcome));
                break;
            default:
                command.WriteError(AomErrors.BatchRefused(outcome));
                break;
        }
    }
}
