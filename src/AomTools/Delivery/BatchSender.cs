using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Batching;
using AomTools.Http;

namespace AomTools.Delivery;

/// <summary>
/// Delivers one batch until each of its values is settled. A batch that AOM refuses is halved until the guilty values stand alone, the earlier
/// half first, so that points of a series keep their order.
/// </summary>
internal sealed class BatchSender(AomConnection connection, ReportClient client, CircuitBreaker circuitBreaker, IDeliveryObserver observer)
{
    /// <summary>The most extra requests that the search for guilty values in one batch may cost.</summary>
    public const int HalvingRequestsMax = 64;

    /// <summary>Delivers a batch; a stop ends it early, and what it leaves is in the end that is given.</summary>
    public async Task<BatchSendResult> DeliverAsync(OutgoingBatch outgoing, CancellationToken stop)
    {
        BatchSendResult result = new();
        Stack<MetricBatch> parts = new([outgoing.Batch]);
        int extra = 0;
        while (parts.Count > 0 && !result.IsCredentialRejected && !result.IsStopped)
        {
            MetricBatch part = parts.Pop();
            ReportOutcome? outcome = await ReportAsync(part, stop).ConfigureAwait(false);
            result.IsCredentialAccepted |= outcome?.Classification is ResponseClassification.Accepted or ResponseClassification.Rejected or ResponseClassification.RejectedForTime;
            if (outcome is null)
            {
                result.IsStopped = true;
                parts.Push(part);
            }
            else if (outcome.Classification is ResponseClassification.Rejected or ResponseClassification.RejectedForTime && part.Count > 1 && extra + 2 <= HalvingRequestsMax)
            {
                extra += 2;
                (MetricBatch earlier, MetricBatch later) = part.Split();
                parts.Push(later);
                parts.Push(earlier);
            }
            else
            {
                Settle(outgoing, part, outcome, result);
            }
        }

        foreach (MetricBatch part in parts)
        {
            result.Unsettled.AddRange(part.Metrics);
        }

        return result;
    }

    // Null when the run was stopped.
    private async Task<ReportOutcome?> ReportAsync(MetricBatch batch, CancellationToken stop)
    {
        if (!circuitBreaker.TryBeginAttempt(out bool retries))
        {
            ApiResponse notTried = new() { Failure = TransportError.Connection, ErrorMessage = MessageText.Format(Strings.CircuitOpen, CircuitBreaker.BreakDuration.TotalSeconds) };
            return new ReportOutcome(ResponseClassification.Retry, notTried, 0, TimeSpan.Zero);
        }

        try
        {
            stop.ThrowIfCancellationRequested();
            using BodyBuffer body = batch.Encode();
            ReportOutcome outcome = await client.SendAsync(body.Written, retries, observer.OnAttempt, stop).ConfigureAwait(false);
            circuitBreaker.RecordResult(outcome.Classification != ResponseClassification.Retry);
            return outcome;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
    }

    private void Settle(OutgoingBatch outgoing, MetricBatch part, ReportOutcome outcome, BatchSendResult sendResult)
    {
        sendResult.IsCredentialRejected = outcome.Classification is ResponseClassification.Unauthorized or ResponseClassification.Forbidden;
        bool again = outcome.Classification == ResponseClassification.Retry || (sendResult.IsCredentialRejected && (outcome.Response.StatusCode == 0 || outgoing.StatusIfUndelivered == AomSendStatus.Spooled));
        AomSendStatus status = outcome.Classification == ResponseClassification.Accepted ? AomSendStatus.Accepted : again ? outgoing.StatusIfUndelivered : AomSendStatus.Rejected;
        if (again)
        {
            sendResult.Undelivered.AddRange(part.Metrics);
        }

        // What waits in the spool already was told of when it came there.
        if (!again || !outgoing.IsReplay || sendResult.IsCredentialRejected)
        {
            AomSendResult result = SendResultFactory.Create(connection, part, outcome, status, outgoing.IsReplay);
            observer.OnSettled(new DeliveryOutcome(result, status == AomSendStatus.Accepted ? [] : [.. part.Metrics], outcome.Classification));
        }
    }
}
