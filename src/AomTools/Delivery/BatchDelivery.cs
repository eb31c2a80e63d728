using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Batching;
using AomTools.Http;
using AomTools.Metrics;

namespace AomTools.Delivery;

/// <summary>
/// The delivery of one batch. A part that AOM rejects is split until the invalid metrics are isolated, the earlier half first, so that the
/// metrics of a series keep their order.
/// </summary>
internal sealed class BatchDelivery(BatchSender sender, OutgoingBatch outgoing, ISettlementHandler handler, CancellationToken stop)
{
    /// <summary>The maximum number of extra requests for one batch.</summary>
    public const int ExtraRequestsMax = 64;

    private readonly Stack<BatchPart> _parts = new([new BatchPart(outgoing.Batch) { MayBeStored = outgoing.MayBeStored }]);
    private readonly FailingParts _failing = new(sender.CircuitBreaker, outgoing.IsReplay);
    private readonly StoredEarlier _storedEarlier = new(outgoing.Batch.Count);
    private int _extra;
    private Settlement? _ending;

    /// <summary>Delivers the batch; each metric is settled when this ends.</summary>
    public async Task<DeliveryEnd> RunAsync()
    {
        while (_parts.Count > 0 && _ending is null)
        {
            BatchPart part = _parts.Pop();
            await SendAsync(part).ConfigureAwait(false);
            if (_parts.Count == 0 && _ending is null)
            {
                _failing.SplitWhile(MaySpend).ForEach(_parts.Push);
            }
        }

        SettleRest();
        return _ending?.Reason switch
        {
            SettlementReason.Stopped => DeliveryEnd.Stopped,
            SettlementReason.CredentialRejected => DeliveryEnd.CredentialRejected,
            _ => DeliveryEnd.Completed,
        };
    }

    private async Task SendAsync(BatchPart part)
    {
        long successes = part.TrialSince ?? sender.CircuitBreaker.Successes;
        ReportOutcome? outcome = await sender.ReportAsync(part, stop).ConfigureAwait(false);
        await HandleAsync(part, outcome, successes).ConfigureAwait(false);
    }

    private async Task HandleAsync(BatchPart part, ReportOutcome? outcome, long successes)
    {
        BatchPart sent = part with { MayBeStored = part.MayBeStored || outcome?.MayBeStored != false };
        switch (outcome?.Classification)
        {
            case null:
                // The attempt that was interrupted may have arrived.
                End(sent, SettlementReason.Stopped, ReportOutcome.None);
                break;
            case ResponseClassification.Accepted:
                Settle(sent.Batch, AomSendStatus.Accepted, SettlementReason.Stored, outcome);
                break;
            case ResponseClassification.RejectedForTime when SetAsideTooOld(sent, outcome):
                break;
            case ResponseClassification.RejectedForTime when sent.MayBeStored:
                await FindStoredAsync(sent, outcome).ConfigureAwait(false);
                break;
            case ResponseClassification.Rejected or ResponseClassification.RejectedForTime:
                Split(sent, outcome);
                break;
            case ResponseClassification.TooLarge:
                Shrink(sent, outcome);
                break;
            case ResponseClassification.Unauthorized or ResponseClassification.Forbidden:
                End(sent, SettlementReason.CredentialRejected, outcome);
                break;
            case ResponseClassification.Undeliverable:
                End(sent, SettlementReason.NotAom, outcome);
                break;
            default:
                _failing.Add(sent, outcome, successes);
                break;
        }
    }

    private void Split(BatchPart part, ReportOutcome outcome)
    {
        if (part.Batch.Count > 1 && MaySpend(2))
        {
            PushHalves(part);
        }
        else
        {
            Settle(part.Batch, AomSendStatus.Rejected, SettlementReason.DataRejected, outcome);
        }
    }

    // A proxy's limit is smaller than AOM's: the connection remembers it.
    private void Shrink(BatchPart part, ReportOutcome outcome)
    {
        sender.Connection.LimitBody(part.Batch.Bytes / 2);
        if (part.Batch.Count > 1)
        {
            PushHalves(part);
        }
        else
        {
            Settle(part.Batch, AomSendStatus.Undelivered, SettlementReason.BodyTooLarge, outcome);
        }
    }

    // An entry of the spool expires only by AOM's clock, since this machine's may be wrong.
    private bool SetAsideTooOld(BatchPart part, ReportOutcome outcome)
    {
        AomMetric[] old = outgoing.IsReplay && sender.Clock.UtcNow is DateTimeOffset now
            ? [.. part.Batch.Metrics.Where(metric => CollectTimeRule.IsTooOld(metric, now))]
            : [];
        if (old.Length > 0)
        {
            Settle(MetricBatch.FromMetrics(old), AomSendStatus.Expired, SettlementReason.TooOld, outcome);
            AomMetric[] rest = [.. part.Batch.Metrics.Except(old)];
            if (rest.Length > 0)
            {
                _parts.Push(part with { Batch = MetricBatch.FromMetrics(rest) });
            }
        }

        return old.Length > 0;
    }

    private async Task FindStoredAsync(BatchPart part, ReportOutcome rejection)
    {
        StoredSearch search = new(part.Batch, _storedEarlier.HasFoundMissing);
        while (search.Next() is MetricBatch probe)
        {
            if (!MaySpend(1))
            {
                Settle(MetricBatch.FromMetrics(search.TakeUnresolved()), AomSendStatus.Undelivered, SettlementReason.ResponseLost, rejection, mayBeStored: true);
                break;
            }

            BatchPart probePart = part with { Batch = probe };
            long successes = part.TrialSince ?? sender.CircuitBreaker.Successes;
            ReportOutcome? outcome = await sender.ReportAsync(probePart, stop).ConfigureAwait(false);
            if (outcome?.Classification == ResponseClassification.RejectedForTime)
            {
                search.NoteRejected();
                continue;
            }

            search.NoteMissing();
            _storedEarlier.NoteMissing();
            Conclude(part, search, rejection);
            await HandleAsync(probePart, outcome, successes).ConfigureAwait(false);
            return;
        }

        Conclude(part, search, rejection);
    }

    private void Conclude(BatchPart part, StoredSearch search, ReportOutcome rejection)
    {
        _storedEarlier.Add(search.Stored, rejection);
        if (search.Doubtful.Count > 0)
        {
            Settle(MetricBatch.FromMetrics(search.Doubtful), AomSendStatus.Rejected, SettlementReason.ResponseLost, rejection);
        }

        AomMetric[] rest = search.TakeUnresolved();
        if (rest.Length > 0)
        {
            PushHalves(part with { Batch = MetricBatch.FromMetrics(rest) });
        }
    }

    private void PushHalves(BatchPart part)
    {
        if (part.Batch.Count == 1)
        {
            _parts.Push(part);
            return;
        }

        (MetricBatch earlier, MetricBatch later) = part.Batch.Split();
        _parts.Push(part with { Batch = later });
        _parts.Push(part with { Batch = earlier });
    }

    private bool MaySpend(int requests)
    {
        bool may = _extra + requests <= ExtraRequestsMax;
        _extra += may ? requests : 0;
        return may;
    }

    // Nothing more is sent: the rest has the outcome of this part.
    private void End(BatchPart part, SettlementReason reason, ReportOutcome outcome)
    {
        _ending = Settle(part.Batch, AomSendStatus.Undelivered, reason, outcome, part.MayBeStored);
    }

    private void SettleRest()
    {
        _failing.Settle((part, reason, outcome) => Settle(part.Batch, AomSendStatus.Undelivered, reason, outcome, part.MayBeStored));
        foreach ((MetricBatch batch, ReportOutcome rejection) in _storedEarlier.Batches)
        {
            if (_ending is not null)
            {
                Settle(batch, AomSendStatus.Undelivered, _ending.Reason, _ending.Outcome, mayBeStored: true);
            }
            else if (_storedEarlier.IsPlausible)
            {
                Settle(batch, AomSendStatus.Accepted, SettlementReason.StoredEarlier, rejection);
            }
            else
            {
                Settle(batch, AomSendStatus.Rejected, SettlementReason.DataRejected, rejection);
            }
        }

        foreach (BatchPart part in _parts)
        {
            Settle(part.Batch, AomSendStatus.Undelivered, _ending!.Reason, _ending.Outcome with { Attempts = 0 }, part.MayBeStored);
        }
    }

    private Settlement Settle(MetricBatch batch, AomSendStatus status, SettlementReason reason, ReportOutcome outcome, bool mayBeStored = false)
    {
        Settlement settlement = Settlement.Of(batch, status, reason, outcome) with { IsReplay = outgoing.IsReplay, MayBeStored = mayBeStored };
        handler.OnSettled(settlement);
        return settlement;
    }
}
