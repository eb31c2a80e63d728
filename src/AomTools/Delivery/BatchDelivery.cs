using System;
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
    // The Date header has whole seconds, and AOM has taken its time.
    private static readonly TimeSpan s_dateStep = TimeSpan.FromSeconds(2);

    private readonly PartSettler _settler = new(handler, outgoing.IsReplay);
    private readonly PartStack _parts = new(new BatchPart(outgoing.Batch) { MayBeStored = outgoing.MayBeStored });
    private readonly FailingParts _failing = new(sender.CircuitBreaker, outgoing.IsReplay);
    private readonly StoredEarlier _storedEarlier = new(outgoing.Batch.Count);
    private Settlement? _ending;

    /// <summary>Delivers the batch; each metric is settled when this ends.</summary>
    public async Task<DeliveryEnd> RunAsync()
    {
        while (!_parts.IsEmpty && _ending is null)
        {
            BatchPart part = _parts.Pop();
            await SendAsync(part).ConfigureAwait(false);
            if (_parts.IsEmpty && _ending is null)
            {
                _failing.SplitWhile(_parts.TrySpend).ForEach(_parts.Push);
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
                _settler.Settle(sent.Batch, AomSendStatus.Accepted, SettlementReason.Stored, outcome);
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
        if (part.Batch.Count > 1 && _parts.TrySpend(2))
        {
            _parts.PushHalves(part);
        }
        else
        {
            _settler.Settle(part.Batch, AomSendStatus.Rejected, SettlementReason.DataRejected, outcome);
        }
    }

    // A proxy's limit is smaller than AOM's: the connection remembers it.
    private void Shrink(BatchPart part, ReportOutcome outcome)
    {
        sender.Connection.LimitBody(part.Batch.Bytes / 2);
        if (part.Batch.Count > 1)
        {
            _parts.PushHalves(part);
        }
        else
        {
            _settler.Settle(part.Batch, AomSendStatus.Undelivered, SettlementReason.BodyTooLarge, outcome);
        }
    }

    // An entry of the spool expires only by AOM's clock, since this machine's may be wrong.
    private bool SetAsideTooOld(BatchPart part, ReportOutcome outcome)
    {
        AomMetric[] old = _settler.IsReplay && sender.Clock.UtcNow is DateTimeOffset now
            ? [.. part.Batch.Metrics.Where(metric => CollectTimeRule.IsTooOld(metric, now + s_dateStep))]
            : [];
        if (old.Length > 0)
        {
            _settler.Settle(MetricBatch.FromMetrics(old), AomSendStatus.Expired, SettlementReason.TooOld, outcome);
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
            if (!_parts.TrySpend(1))
            {
                _settler.Settle(MetricBatch.FromMetrics(search.TakeUnresolved()), AomSendStatus.Undelivered, SettlementReason.ResponseLost, rejection, mayBeStored: true);
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
            _settler.Settle(MetricBatch.FromMetrics(search.Doubtful), AomSendStatus.Rejected, SettlementReason.ResponseLost, rejection);
        }

        AomMetric[] rest = search.TakeUnresolved();
        if (rest.Length > 0)
        {
            _parts.PushHalves(part with { Batch = MetricBatch.FromMetrics(rest) });
        }
    }

    // Nothing more is sent: the rest has the outcome of this part.
    private void End(BatchPart part, SettlementReason reason, ReportOutcome outcome)
    {
        _ending = _settler.Settle(part.Batch, AomSendStatus.Undelivered, reason, outcome, part.MayBeStored);
    }

    private void SettleRest()
    {
        _failing.Settle((part, reason, outcome) => _settler.Settle(part.Batch, AomSendStatus.Undelivered, reason, outcome, part.MayBeStored));
        _storedEarlier.Settle(_settler, _ending, sender.Warn);
        while (!_parts.IsEmpty)
        {
            BatchPart part = _parts.Pop();
            _settler.Settle(part.Batch, AomSendStatus.Undelivered, _ending!.Reason, _ending.Outcome with { Attempts = 0 }, part.MayBeStored);
        }
    }
}
