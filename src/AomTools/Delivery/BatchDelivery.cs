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

    /// <summary>
    /// Delivers a batch; false when every later one would fail alike. What a cancellation or such a failure leaves unsettled is put into
    /// <paramref name="unsettled"/>.
    /// </summary>
    public async Task<bool> DeliverAsync(MetricBatch batch, List<AomMetric> unsettled, CancellationToken stop)
    {
        Stack<MetricBatch> parts = new([batch]);
        int extra = 0;
        while (parts.Count > 0)
        {
            MetricBatch part = parts.Pop();
            ReportOutcome outcome;
            try
            {
                outcome = await ReportAsync(part, stop).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                parts.Push(part);
                LeaveUnsettled(parts, unsettled);
                throw;
            }

            if (outcome.Verdict == ReplyVerdict.Refused && part.Count > 1 && extra + 2 <= HalvingRequestsMax)
            {
                extra += 2;
                (MetricBatch earlier, MetricBatch later) = part.Halve();
                parts.Push(later);
                parts.Push(earlier);
                continue;
            }

            Settle(part, outcome);
            if (outcome.Verdict is ReplyVerdict.Unauthorized or ReplyVerdict.Forbidden)
            {
                LeaveUnsettled(parts, unsettled);
                return false;
            }
        }

        return true;
    }

    private async Task<ReportOutcome> ReportAsync(MetricBatch batch, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (!circuit.TryEnter(out bool retries))
        {
            AomReply notTried = new() { Failure = ReplyFailure.Connection, ErrorMessage = Text.Format(Strings.CircuitOpen, Circuit.ProbeInterval.TotalSeconds) };
            return new ReportOutcome(ReplyVerdict.Retry, notTried, 0, TimeSpan.Zero);
        }

        using BodyBuffer body = batch.Encode();
        ReportOutcome outcome = await client.SendAsync(body.Written, retries, sink.Attempted, stop).ConfigureAwait(false);
        if (outcome.Verdict == ReplyVerdict.Retry)
        {
            circuit.Unanswered();
        }
        else
        {
            circuit.Answered();
        }

        return outcome;
    }

    private void Settle(MetricBatch batch, ReportOutcome outcome)
    {
        AomSendStatus status = outcome.Verdict switch
        {
            ReplyVerdict.Accepted => AomSendStatus.Accepted,
            ReplyVerdict.Retry => AomSendStatus.Undelivered,
            _ => AomSendStatus.Refused,
        };
        AomSendResult result = SendResults.Of(connection, batch, outcome, status);
        sink.Settled(new DeliveryOutcome(result, status == AomSendStatus.Accepted ? [] : [.. batch.Metrics], outcome.Verdict));
    }

    private static void LeaveUnsettled(Stack<MetricBatch> parts, List<AomMetric> unsettled)
    {
        lock (unsettled)
        {
            foreach (MetricBatch part in parts)
            {
                unsettled.AddRange(part.Metrics);
            }
        }
    }
}
