using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AomTools.Delivery;
using AomTools.Transport;

namespace AomTools.Commands;

/// <summary>Turns what delivery tells, on whatever thread, into results, errors and verbose text on the pipeline thread.</summary>
internal sealed class OutcomeWriter(Cmdlet command, PipelinePump pump) : IDeliverySink
{
    private readonly List<DeliveryOutcome> _barred = [];

    public void Attempted(AttemptNotice notice) => pump.Post(() => command.WriteVerbose(AttemptText.Of(notice)));

    public void Settled(DeliveryOutcome outcome) => pump.Post(() => Write(outcome));

    /// <summary>The one error for a credential that was not accepted; the values that were not sent get their result first.</summary>
    public ErrorRecord Bar(AomConnection connection, List<AomMetric> unsent)
    {
        if (unsent.Count > 0)
        {
            command.WriteObject(SendResults.NotTried(connection, unsent));
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
            case ReplyVerdict.Retry:
                command.WriteError(AomErrors.BatchNotDelivered(outcome));
                break;
            default:
                command.WriteError(AomErrors.BatchRefused(outcome));
                break;
        }
    }
}
