using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Batching;
using AomTools.Transport;

namespace AomTools.Delivery;

/// <summary>
/// Delivers one batch until each of its values is settled. A batch that AOM refuses is halved until the guilty values stand alone, the earlier
/// half first, so that points of a series keep their order.
/// </summary>
internal sealed class BatchDelivery(AomConnection connection, ReportClient client, Circuit circuit, IDeliverySink sink)
{
    /// <summary>The most extra requests that the search for guilty values in one batch may cost.</summary>
    public const int HalvingRequestsMax = 64;

    /// <summary>Delivers a batch; a stop ends it early, and what it leaves is in the end that is given.</summary>
    public async Task<BatchEnd> DeliverAsync(Parcel parcel, CancellationToken stop)
    {
        BatchEnd end = new();
        Stack<MetricBatch> parts = new([parcel.Batch]);
        int extra = 0;
        while (parts.Count > 0 && !end.IsBarred && !end.IsStopped)
        {
            MetricBatch part = parts.Pop();
            ReportOutcome? outcome = await ReportAsync(part, stop).ConfigureAwait(false);
            end.IsAnswered |= outcome?.Verdict is ReplyVerdict.Accepted or ReplyVerdict.Refused;
            if (outcome is null)
            {
                end.IsStopped = true;
                parts.Push(part);
            }
            else if (outcome.Verdict == ReplyVerdict.Refused && part.Count > 1 && extra + 2 <= HalvingRequestsMax)
            {
                extra += 2;
                (MetricBatch earlier, MetricBatch later) = part.Halve();
                parts.Push(later);
                parts.Push(earlier);
            }
            else
            {
                Settle(parcel, part, outcome, end);
            }
        }

        foreach (MetricBatch part in parts)
        {
            end.Unsettled.AddRange(part.Metrics);
        }

        return end;
    }

    // Null when the run was stopped.
    private async Task<ReportOutcome?> ReportAsync(MetricBatch batch, CancellationToken stop)
    {
        if (!circuit.TryEnter(out bool retries))
        {
            AomReply notTried = new() { Failure = ReplyFailure.Connection, ErrorMessage = Text.Format(Strings.CircuitOpen, Circuit.ProbeInterval.TotalSeconds) };
            return new ReportOutcome(ReplyVerdict.Retry, notTried, 0, TimeSpan.Zero);
        }

        try
        {
            stop.ThrowIfCancellationRequested();
            using BodyBuffer body = batch.Encode();
            ReportOutcome outcome = await client.SendAsync(body.Written, retries, sink.Attempted, stop).ConfigureAwait(false);
            circuit.Note(outcome.Verdict != ReplyVerdict.Retry);
            return outcome;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
    }

    private void Settle(Parcel parcel, MetricBatch part, ReportOutcome outcome, BatchEnd end)
    {
        end.IsBarred = outcome.Verdict is ReplyVerdict.Unauthorized or ReplyVerdict.Forbidden;
        bool again = outcome.Verdict == ReplyVerdict.Retry || (end.IsBarred && parcel.WhenUndelivered == AomSendStatus.Spooled);
        AomSendStatus status = outcome.Verdict == ReplyVerdict.Accepted ? AomSendStatus.Accepted : again ? parcel.WhenUndelivered : AomSendStatus.Refused;
        if (again)
        {
            end.Undelivered.AddRange(part.Metrics);
        }

        // What waits in the spool already was told of when it came there.
        if (!again || !parcel.FromSpool || end.IsBarred)
        {
            AomSendResult result = SendResults.Of(connection, part, outcome, status, parcel.FromSpool);
            sink.Settled(new DeliveryOutcome(result, status == AomSendStatus.Accepted ? [] : [.. part.Metrics], outcome.Verdict));
        }
    }
}
